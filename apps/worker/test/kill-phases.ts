import type { Simulator } from '@conn-dict/bridge-simulator';
import type { SyncPhase } from '@conn-dict/contracts';
import type { Database } from '@conn-dict/database';
import { sql } from 'kysely';

/** A moment of a sync at which its worker is killed. */
export interface KillPhase {
  readonly phase: SyncPhase;
  readonly input: object;
  /** Entries at the directory, none of which we have. */
  readonly entries: number;
  /** Keeps the run in its phase; answers what lets it go on. */
  readonly hold: (sides: Sides) => Promise<Held>;
}

export interface Held {
  /** The run's step has come to where it is kept. */
  readonly isReached: () => boolean;
  readonly release: () => Promise<void>;
}

interface Sides {
  readonly simulator: Simulator;
  readonly database: Pick<Database, 'db'>;
}

/** Longer than it takes to kill a process. */
const HOLD_MS = 20_000;

const atBridge =
  (method: string): KillPhase['hold'] =>
  async ({ simulator }) => {
    const planned = simulator.faults.add({ method, latencyMs: HOLD_MS, times: 1 });
    return { isReached: () => planned.hits > 0, release: async () => undefined };
  };

/** Whoever writes to the table waits. */
const atTable =
  (table: string): KillPhase['hold'] =>
  async ({ database }) => {
    const trx = await database.db.startTransaction().execute();
    await sql`lock table ${sql.table(table)} in exclusive mode`.execute(trx);
    return {
      isReached: () => true,
      release: async () => {
        await trx.rollback().execute();
      },
    };
  };

const FULL = { sync_type: 'FULL' };
const SINCE = { last_sync_date: '2026-01-31T10:00:00Z' };

/** Every phase in which a step is under way. */
export const KILL_PHASES: readonly KillPhase[] = [
  { phase: 'COMPARING', input: FULL, entries: 300, hold: atTable('sync_differences') },
  { phase: 'REPORTING', input: {}, entries: 0, hold: atTable('sync_reports') },
  { phase: 'READING_FILE', input: FULL, entries: 300, hold: atBridge('DownloadCidSetFile') },
  { phase: 'REPAIRING', input: FULL, entries: 300, hold: atBridge('GetEntriesByCid') },
  { phase: 'READING_EVENTS', input: SINCE, entries: 300, hold: atBridge('ListCidSetEvents') },
  { phase: 'VERIFYING', input: {}, entries: 300, hold: atBridge('VerifySync') },
];
