// Proves that no reader gets an answer that was dropped before it asked, in whatever order reads, writes and losses fall.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENTRY_STATUS, toStatus, versionOf } from '../test/entry-status.js';
import type { CacheStore } from './cache-store.js';
import { createCacheOver } from './create-cache.js';
import { createMemoryStore } from './memory-store.js';

const ID = 'ENTRY-001';
const TTL_MS = 60_000;

type Actor = 'read' | 'write' | 'lose';

/** Lets the scheduler decide when each operation of a store takes effect. */
function scheduled(store: CacheStore, scheduler: fc.Scheduler): CacheStore {
  const later = <Args extends unknown[], Result>(
    operation: (...args: Args) => Promise<Result>,
  ): ((...args: Args) => Promise<Result>) => {
    return async (...args) => {
      await scheduler.schedule(Promise.resolve());
      const result = await operation(...args);
      await scheduler.schedule(Promise.resolve());
      return result;
    };
  };
  return {
    get: later((key) => store.get(key)),
    add: later((...args) => store.add(...args)),
    replace: later((...args) => store.replace(...args)),
    remove: later((keys) => store.remove(keys)),
    close: () => store.close(),
  };
}

/** Runs the actors side by side; answers what readers saw that had been dropped before they began. */
async function findStale(
  actors: readonly Actor[],
  scheduler: fc.Scheduler,
  flaw: (store: CacheStore) => CacheStore = (store) => store,
): Promise<string[]> {
  const memory = createMemoryStore();
  const rows = createCacheOver(scheduled(flaw(memory), scheduler), TTL_MS, {}).rows(ENTRY_STATUS);
  const stale: string[] = [];
  let committed = 0;
  let dropped = 0;
  const read = async (): Promise<void> => {
    await scheduler.schedule(Promise.resolve());
    const droppedBefore = dropped;
    const found = await rows.readThrough(ID, async () => {
      await scheduler.schedule(Promise.resolve());
      const row = toStatus(committed);
      await scheduler.schedule(Promise.resolve());
      return row;
    });
    const seen = found ? versionOf(found.maybeStale) : -1;
    if (seen < droppedBefore) stale.push(`saw ${seen} after ${droppedBefore}`);
  };
  const write = async (): Promise<void> => {
    await scheduler.schedule(Promise.resolve());
    const version = ++committed;
    await rows.drop(ID);
    dropped = Math.max(dropped, version);
  };
  /** A lease that ends, or a text that a full Redis evicts. */
  const lose = async (): Promise<void> => {
    await scheduler.schedule(Promise.resolve());
    memory.close();
  };
  const acts = { read, write, lose };
  const all = Promise.all(actors.map((actor) => acts[actor]()));
  await scheduler.waitFor(all);
  await scheduler.waitFor(read());
  return stale;
}

const crowd = fc.array(fc.constantFrom<Actor>('read', 'read', 'read', 'write', 'write', 'lose'), {
  minLength: 2,
  maxLength: 9,
});

describe('a cache under any order of events', () => {
  it('hands out nothing that was dropped before it was asked', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(crowd, fc.scheduler(), async (actors, scheduler) => {
        expect(await findStale(actors, scheduler)).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  /** Stores what was loaded whatever became of the lease, as caches without leases do. */
  const withoutLeases = (store: CacheStore): CacheStore => ({
    ...bind(store),
    replace: async (key, _expected, text, ttlMs) => {
      await store.remove([key]);
      return store.add(key, text, ttlMs);
    },
  });

  it('would be caught by this test if it stored without its lease', async () => {
    const found = await fc.check(
      fc.asyncProperty(crowd, fc.scheduler(), async (actors, scheduler) => {
        expect(await findStale(actors, scheduler, withoutLeases)).toEqual([]);
      }),
      { numRuns: 5_000, endOnFailure: true },
    );
    expect(found.failed).toBe(true);
  });
});

function bind(store: CacheStore): CacheStore {
  return {
    get: (key) => store.get(key),
    add: (...args) => store.add(...args),
    replace: (...args) => store.replace(...args),
    remove: (keys) => store.remove(keys),
    close: () => store.close(),
  };
}
