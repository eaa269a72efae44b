import type { BridgeClient } from '@conn-dict/bridge';
import type { EventPublisher } from '@conn-dict/events';
import type { Clock, InfractionRepository } from '../ports.js';

/** The calls of the Bridge that an infraction needs. */
export type InfractionBridge = Pick<
  BridgeClient,
  | 'getEntry'
  | 'createInfractionReport'
  | 'acknowledgeInfractionReport'
  | 'closeInfractionReport'
  | 'cancelInfractionReport'
  | 'getInfractionReport'
  | 'listInfractionReports'
  | 'notifyOfInfraction'
>;

/** What the infraction activities work with; made and closed by an app. */
export interface InfractionActivityDeps {
  readonly repository: InfractionRepository;
  readonly bridge: InfractionBridge;
  readonly events: Pick<EventPublisher, 'publish'>;
  readonly clock: Clock;
}
