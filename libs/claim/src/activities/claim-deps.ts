import type { BridgeClient } from '@conn-dict/bridge';
import type { EventPublisher } from '@conn-dict/events';
import type { ClaimRepository, Clock } from '../ports.js';

/** The calls of the Bridge that a claim needs. */
export type ClaimBridge = Pick<
  BridgeClient,
  | 'getEntry'
  | 'createClaim'
  | 'getClaim'
  | 'findOpenClaim'
  | 'confirmClaim'
  | 'completeClaim'
  | 'cancelClaim'
  | 'notifyParticipant'
>;

/** What the claim activities work with; made and closed by an app. */
export interface ClaimActivityDeps {
  readonly repository: ClaimRepository;
  readonly bridge: ClaimBridge;
  readonly events: Pick<EventPublisher, 'publish'>;
  readonly clock: Clock;
}
