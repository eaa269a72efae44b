import type { EventPublisher } from '@conn-dict/events';
import type { ScratchFiles } from '../comparison/scratch-files.js';
import type { SyncBridge, SyncMetrics, SyncRepository } from '../ports.js';
import type { Attempt } from './attempt.js';

/** How many entries a sync may change without being asked. */
export interface ApprovalLimit {
  /** Of the entries that the participant has, 0 to 1. */
  readonly share: number;
  /** So many at least. */
  readonly entriesMin: number;
}

/** What the sync activities work with; made and closed by an app. */
export interface VSyncActivityDeps {
  readonly repository: SyncRepository;
  readonly bridge: SyncBridge;
  readonly events: Pick<EventPublisher, 'publish'>;
  readonly metrics: SyncMetrics;
  readonly scratch: ScratchFiles;
  readonly approval: ApprovalLimit;
  /** The queue of this process alone. */
  readonly hostTaskQueue: string;
  readonly attempt: () => Attempt;
}
