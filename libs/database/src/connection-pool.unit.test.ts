// Proves that a connection whose answer is overdue never goes back into the pool.
import { EventEmitter } from 'node:events';
import type { Pool } from 'pg';
import { describe, expect, it } from 'vitest';
import { toBorderPool } from './connection-pool.js';

function fakePool(query: () => Promise<unknown>): { pool: Pool; released: unknown[] } {
  const released: unknown[] = [];
  const client = { query, release: (spent?: unknown) => released.push(spent) };
  const pool = Object.assign(new EventEmitter(), { connect: () => Promise.resolve(client) });
  return { pool: pool as unknown as Pool, released };
}

describe('a client of the pool', () => {
  it('is discarded after a read timeout', async () => {
    const { pool, released } = fakePool(() => Promise.reject(new Error('Query read timeout')));
    const client = await toBorderPool(pool).connect();
    await expect(client.query('select 1', [])).rejects.toMatchObject({ code: 'QUERY_TIMEOUT' });
    client.release();
    expect(released).toEqual([true]);
  });

  it('is kept after an error of the statement', async () => {
    const { pool, released } = fakePool(() => Promise.reject(new Error('odd')));
    const client = await toBorderPool(pool).connect();
    await expect(client.query('select 1', [])).rejects.toMatchObject({ code: 'UNKNOWN' });
    client.release();
    expect(released).toEqual([false]);
  });
});
