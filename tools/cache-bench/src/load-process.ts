import { once } from 'node:events';
import { createCache } from '@conn-dict/cache';
import { createDatabase } from '@conn-dict/database';
import { idOf, ROWS_ALL, ROWS_READ } from './entry-rows.js';
import type { LoadRate, LoadTarget } from './load.js';
import { ENTRY_STATUS, findStatus } from './status-read.js';

const READERS = 16;
const WRITERS = 8;

const [target] = (await once(process, 'message')) as [LoadTarget];
const database = createDatabase({
  ...target.postgres,
  maxConns: READERS + WRITERS,
  applicationName: 'load',
  onError: () => undefined,
});
const cache = await createCache({ redis: target.redis });
const statuses = cache.rows(ENTRY_STATUS);
const counts = { reads: 0, writes: 0 };
let isStopping = false;

const anyId = (): string => idOf(ROWS_READ + Math.floor(Math.random() * (ROWS_ALL - ROWS_READ)));

async function read(): Promise<void> {
  while (!isStopping) {
    await findStatus(database, anyId());
    counts.reads += 1;
  }
}

/** As an activity does: writes the row, then drops what is kept of it. */
async function write(): Promise<void> {
  while (!isStopping) {
    const id = anyId();
    const status = Math.random() < 0.5 ? 'ACTIVE' : 'INACTIVE';
    await statuses.dropAfter(id, () =>
      database.db
        .updateTable('entries')
        .set({ status, updated_at: new Date() })
        .where('entry_id', '=', id)
        .execute(),
    );
    counts.writes += 1;
  }
}

const startedAt = performance.now();
const work = [...Array.from({ length: READERS }, read), ...Array.from({ length: WRITERS }, write)];
process.send?.('started');
await once(process, 'message');
isStopping = true;
await Promise.all(work);
const seconds = (performance.now() - startedAt) / 1_000;
const rate: LoadRate = {
  readsPerSecond: counts.reads / seconds,
  writesPerSecond: counts.writes / seconds,
};
await cache.close();
await database.close();
process.send?.(rate);
process.disconnect();
