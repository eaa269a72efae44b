import { createCache } from '@conn-dict/cache';
import { startTestRedis } from '@conn-dict/cache/embedded';
import { createTestDatabase, startTestPostgres } from '@conn-dict/database/embedded';
import type { BenchOptions } from './bench-options.js';
import { addRows, idOf, ROWS_READ } from './entry-rows.js';
import { startLoad } from './load.js';
import { measureSideBySide } from './measure.js';
import { toReport } from './report.js';
import { ENTRY_STATUS, findStatus } from './status-read.js';

/** Measures status reads of both kinds, at rest and under load, and prints them. Everything is started and stopped here. */
export async function benchCache(options: BenchOptions): Promise<void> {
  const [postgres, redis] = await Promise.all([startTestPostgres(), startTestRedis()]);
  const database = await createTestDatabase(postgres);
  const outcomes = new Map<string, number>();
  const cache = await createCache({
    redis: redis.config,
    onUse: ({ operation, outcome }) => {
      if (operation === 'read') outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    },
  });
  const statuses = cache.rows(ENTRY_STATUS);
  const fromPostgres = (id: string) => findStatus(database, id);
  const reads = {
    postgres: (number: number) => fromPostgres(idOf(number % ROWS_READ)),
    redis: (number: number) => {
      const id = idOf(number % ROWS_READ);
      return statuses.readThrough(id, () => fromPostgres(id));
    },
  };
  try {
    await addRows(database);
    for (const title of ['at rest', 'under load'] as const) {
      const load =
        title === 'under load'
          ? await startLoad({ postgres: database.config, redis: redis.config })
          : undefined;
      outcomes.clear();
      const rounds = await measureSideBySide(reads, options);
      console.log(toReport({ title, options, rounds, outcomes, load: await load?.stop() }));
    }
  } finally {
    await cache.close();
    await redis.stop();
    await database.drop();
    await postgres.stop();
  }
}
