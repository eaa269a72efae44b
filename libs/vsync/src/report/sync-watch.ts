import type { SyncMetrics, SyncRecords } from '../ports.js';

export interface SyncWatchDeps {
  /** ISPBs whose entries are compared each day. */
  readonly participants: readonly string[];
  readonly records: Pick<SyncRecords, 'lastSyncs'>;
  readonly metrics: Pick<SyncMetrics, 'syncsKnown'>;
}

/**
 * Makes what tells the metrics how old the last good sync of each participant is. From the database: the process that made
 * the sync may be gone, and its metrics with it.
 */
export function createSyncWatch({ participants, records, metrics }: SyncWatchDeps) {
  return async (): Promise<void> => {
    const lastSyncs = await records.lastSyncs(participants);
    metrics.syncsKnown(
      participants.map((participant) => ({ participant, inSyncAt: lastSyncs.get(participant) })),
    );
  };
}
