import { Counter, Gauge, type Registry } from 'prom-client';

/** One sync that has ended. */
export interface EndedSync {
  /** ISPB; those that are configured. */
  readonly participant: string;
  /** `IN_SYNC`, `REPAIRED`, `DIFFERENT` or `FAILED`. */
  readonly outcome: string;
  readonly durationSeconds: number;
  /** Entries that differed, by kind. */
  readonly kinds: Readonly<Record<string, number>>;
}

/** Since when a participant's entries, of every key type, are known to be the directory's. */
export interface KnownSync {
  /** ISPB; of those that are to be compared each day. */
  readonly participant: string;
  /** Missing where that was never known. */
  readonly inSyncAt?: Date | undefined;
}

export interface SyncMetrics {
  /** Counts a sync that this process has written the report of. */
  syncEnded(sync: EndedSync): void;
  /** Takes over what the database knows, whichever process found it out. */
  syncsKnown(syncs: readonly KnownSync[]): void;
}

/** Makes the metrics of the daily comparison with the directory. */
export function createSyncMetrics(registers: Registry[]): SyncMetrics {
  const syncs = new Counter({
    name: 'conn_dict_worker_syncs_total',
    help: 'Syncs with the directory that have ended.',
    labelNames: ['participant', 'outcome'],
    registers,
  });
  const differences = new Counter({
    name: 'conn_dict_worker_sync_differences_total',
    help: 'Entries that differed from the directory.',
    labelNames: ['participant', 'kind'],
    registers,
  });
  const duration = new Gauge({
    name: 'conn_dict_worker_sync_duration_seconds',
    help: 'Time that the last sync took.',
    labelNames: ['participant'],
    registers,
  });
  const scheduled = new Gauge({
    name: 'conn_dict_worker_sync_scheduled',
    help: '1 for each participant that is to be compared each day.',
    labelNames: ['participant'],
    registers,
  });
  const lastGood = new Gauge({
    name: 'conn_dict_worker_sync_last_good_timestamp_seconds',
    help: 'When the directory last said that the entries are the same on both sides, of the key type that this is longest ago for.',
    labelNames: ['participant'],
    registers,
  });
  return {
    syncEnded({ participant, outcome, durationSeconds, kinds }) {
      syncs.inc({ participant, outcome: outcome.toLowerCase() });
      duration.set({ participant }, durationSeconds);
      for (const [kind, count] of Object.entries(kinds))
        differences.inc({ participant, kind }, count);
    },
    syncsKnown(syncs) {
      for (const { participant, inSyncAt } of syncs) {
        scheduled.set({ participant }, 1);
        if (inSyncAt) lastGood.set({ participant }, inSyncAt.getTime() / 1_000);
      }
    },
  };
}
