import type { BridgeClient } from '@conn-dict/bridge';
import type { EventPublisher } from '@conn-dict/events';
import type { EntryStatuses } from '../cache/entry-statuses.js';
import type { Clock, EntryRepository } from '../ports.js';

/** The calls of the Bridge that an entry needs. */
export type EntryBridge = Pick<
  BridgeClient,
  'getEntry' | 'createEntry' | 'updateEntry' | 'deleteEntry' | 'getClaim'
>;

/** What the entry activities work with; made and closed by an app. */
export interface EntryActivityDeps {
  readonly repository: EntryRepository;
  /** For status reads that decide no write; the repository drops after its writes. */
  readonly statuses: Pick<EntryStatuses, 'readThrough'>;
  readonly bridge: EntryBridge;
  readonly events: Pick<EventPublisher, 'publish'>;
  readonly clock: Clock;
}
