import { Counter, Gauge, type Registry } from 'prom-client';

/** One sync that has ended. */
export interface EndedSync {
  /** ISPB; those that are configured. */
  readonly participant: string;
  /** `IN_SYNC`, `REPAIRED`, `DIFFERENT` or `FAILED`. */
  readonly outcome: string;
  readonly endedAt: Date;
  readonly durationSeconds: number;
  /** Entries that differed, by kind. */
  readonly kinds: Readonly<Record<string, number>>;
}

/** Outcomes after which both sides are the same. */
const GOOD: readonly string[] = ['IN_SYNC', 'REPAIRED'];

/** Makes the metrics of the daily comparison with the directory. */
export function createSyncMetrics(registers: Registry[]): { syncEnded(sync: EndedSync): void } {
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
  const lastGood = new Gauge({
    name: 'conn_dict_worker_sync_last_good_timestamp_seconds',
    help: 'When a sync last ended with both sides the same.',
    labelNames: ['participant'],
    registers,
  });
  return {
    syncEnded({ participant, outcome, endedAt, durationSeconds, kinds }) {
      syncs.inc({ participant, outcome: outcome.toLowerCase() });
      duration.set({ participant }, durationSeconds);
      if (GOOD.includes(outcome)) lastGood.set({ participant }, endedAt.getTime() / 1_000);
      for (const [kind, count] of Object.entries(kinds))
        differences.inc({ participant, kind }, count);
    },
  };
}
