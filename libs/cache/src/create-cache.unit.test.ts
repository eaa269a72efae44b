// Proves what is kept and for how long, about whom nothing is kept, and what each operation is told of.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ENTRY_STATUS, toStatus, type EntryStatus } from '../test/entry-status.js';
import { withinCost } from '../test/within-cost.js';
import { StoreError, type CacheStore } from './cache-store.js';
import type { CacheUse } from './cache-use.js';
import { createCacheOver, type Cache } from './create-cache.js';
import { createCache, type RowCache } from './index.js';
import { createMemoryStore } from './memory-store.js';

const ROW_TTL_MS = 60_000;
const ID = 'ENTRY-001';

let now: number;
let store: CacheStore;
let uses: CacheUse[];
let cache: Cache;
let rows: RowCache<EntryStatus>;
beforeEach(() => {
  now = 0;
  uses = [];
  store = createMemoryStore({ now: () => now });
  cache = createCacheOver(store, ROW_TTL_MS, { onUse: (use) => uses.push(use) });
  rows = cache.rows(ENTRY_STATUS);
});

const load = vi.fn<() => Promise<EntryStatus | undefined>>();
beforeEach(() => {
  load.mockReset().mockResolvedValue(toStatus(1));
});

const outcomes = () => uses.map(({ operation, outcome }) => `${operation} ${outcome}`);
/** Waits for what goes on behind the answers. */
const settled = () => cache.close();

describe('a row', () => {
  it('is loaded once, and answered from the cache then', async () => {
    expect(await rows.readThrough(ID, load)).toEqual({ maybeStale: toStatus(1) });
    expect(await rows.readThrough(ID, load)).toEqual({ maybeStale: toStatus(1) });
    expect(load).toHaveBeenCalledOnce();
    await settled();
    expect(outcomes()).toEqual(['read miss', 'store done', 'read hit']);
    expect(uses[0]).toEqual({ cache: 'entry-status', operation: 'read', outcome: 'miss' });
  });

  it('is loaded again after a drop', async () => {
    await rows.readThrough(ID, load);
    await rows.drop(ID);
    load.mockResolvedValue(toStatus(2));
    expect(await rows.readThrough(ID, load)).toEqual({ maybeStale: toStatus(2) });
  });

  it('is never older than its time to live', async () => {
    await rows.readThrough(ID, async () => {
      now = 1_999;
      return toStatus(1);
    });
    now = ROW_TTL_MS - 2;
    await rows.readThrough(ID, load);
    expect(load).not.toHaveBeenCalled();
    now = ROW_TTL_MS;
    await rows.readThrough(ID, load);
    expect(load).toHaveBeenCalledOnce();
  });

  it('is answered and not kept when the load took longer than its lease', async () => {
    await rows.readThrough(ID, async () => {
      now = 2_000;
      return toStatus(1);
    });
    await settled();
    expect(outcomes()).toEqual(['read miss', 'store refused']);
  });

  it('that is not there is not kept, and leaves no lease behind', async () => {
    load.mockResolvedValueOnce(undefined);
    expect(await rows.readThrough(ID, load)).toBeUndefined();
    await rows.readThrough(ID, load);
    await settled();
    expect(outcomes()).toEqual(['read miss', 'read miss', 'store done']);
  });

  it('that cannot be loaded fails as the load does, and leaves no lease behind', async () => {
    const error = new Error('away');
    load.mockRejectedValueOnce(error);
    await expect(rows.readThrough(ID, load)).rejects.toBe(error);
    await rows.readThrough(ID, load);
    await settled();
    expect(outcomes()).toEqual(['read miss', 'read miss', 'store done']);
  });

  it('whose answer holds what must not be kept is answered and not kept', async () => {
    load.mockResolvedValue({ ...toStatus(1), status: 'ana@example.com' as 'ACTIVE' });
    await rows.readThrough(ID, load);
    await settled();
    expect(outcomes()).toEqual(['read miss', 'store unfit']);
  });

  it('is dropped after a write, also after one that failed', async () => {
    await rows.readThrough(ID, load);
    expect(await rows.dropAfter(ID, async () => 'written')).toBe('written');
    await rows.readThrough(ID, load);
    await expect(rows.dropAfter(ID, () => Promise.reject(new Error('lost')))).rejects.toThrow(
      'lost',
    );
    await rows.readThrough(ID, load);
    expect(load).toHaveBeenCalledTimes(3);
  });
});

describe('an answer of the directory', () => {
  const SUBJECT = 'empresa@example.com';
  const directory = () => cache.directoryAnswers({ ...ENTRY_STATUS, name: 'directory-entry' });
  const answer = toStatus(1);

  it('about a legal person is kept for less than 180 s', async () => {
    const ask = vi.fn(async () => ({ ownerType: 'LEGAL_PERSON' as const, answer }));
    await directory().readThrough(SUBJECT, ask);
    now = 177_999;
    expect(await directory().readThrough(SUBJECT, ask)).toEqual({ maybeStale: answer });
    expect(ask).toHaveBeenCalledOnce();
    now = 180_000;
    await directory().readThrough(SUBJECT, ask);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it.each(['NATURAL_PERSON', undefined, 'legal_person'])(
    'about %s is never kept, and leaves nothing behind',
    async (ownerType) => {
      const add = vi.spyOn(store, 'add');
      const put = vi.spyOn(store, 'replace');
      const ask = vi.fn(async () => ({ ownerType: ownerType as 'NATURAL_PERSON', answer }));
      await directory().readThrough(SUBJECT, ask);
      await directory().readThrough(SUBJECT, ask);
      expect(ask).toHaveBeenCalledTimes(2);
      expect(put).not.toHaveBeenCalled();
      for (const [key] of add.mock.calls) expect(await store.get(key)).toBeUndefined();
    },
  );

  it('shows nothing in clear of what it is about', async () => {
    const add = vi.spyOn(store, 'add');
    const ask = async () => ({ ownerType: 'LEGAL_PERSON' as const, answer });
    await directory().readThrough(SUBJECT, ask);
    const keys = add.mock.calls.map(([key]) => key);
    expect(keys).toEqual([expect.stringMatching(/^conn-dict:directory-entry:[0-9a-f]{64}$/)]);
  });
});

describe('a store that fails', () => {
  const fail = (error: StoreError) => () => Promise.reject(error);

  it('is never an error, and its drops are made good before its answers count again', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    await rows.readThrough(ID, load);
    const remove = vi.spyOn(store, 'remove').mockImplementation(fail(new StoreError('X', true)));
    await rows.drop(ID);
    load.mockResolvedValue(toStatus(2));
    expect(await rows.readThrough(ID, load)).toEqual({ maybeStale: toStatus(2) });
    remove.mockRestore();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await rows.readThrough(ID, load)).toEqual({ maybeStale: toStatus(2) });
    expect(await rows.readThrough(ID, load)).toEqual({ maybeStale: toStatus(2) });
    expect(load).toHaveBeenCalledTimes(3);
    expect(outcomes().slice(2)).toEqual([
      'drop error',
      'read bypassed',
      'read miss',
      'store done',
      'read hit',
    ]);
    vi.useRealTimers();
  });

  it('holds a text that nobody of ours has written: it is cleared', async () => {
    await rows.readThrough(ID, load);
    vi.spyOn(store, 'get').mockResolvedValueOnce('garbage');
    expect(await rows.readThrough(ID, load)).toEqual({ maybeStale: toStatus(1) });
    await rows.readThrough(ID, load);
    await settled();
    expect(outcomes()).toEqual([
      'read miss',
      'store done',
      'read error',
      'read miss',
      'store done',
    ]);
  });

  it('is left alone while it seems away, which is told once', async () => {
    const told: unknown[] = [];
    const down = createCacheOver(store, ROW_TTL_MS, {
      onUse: (use) => uses.push(use),
      onAvailability: (change) => told.push(change),
    });
    vi.spyOn(store, 'get').mockImplementation(fail(new StoreError('ECONNRESET', true)));
    await vi.waitUntil(async () => {
      await down.rows(ENTRY_STATUS).readThrough(ID, load);
      return outcomes().at(-1) === 'read bypassed';
    });
    expect(outcomes().filter((outcome) => outcome === 'read error').length).toBeGreaterThan(4);
    expect(told).toEqual([{ isAvailable: false, code: 'ECONNRESET' }]);
  });

  it('is asked on when it only refuses, as a full one does', async () => {
    const add = vi.spyOn(store, 'add').mockImplementation(fail(new StoreError('OOM', false)));
    for (let number = 0; number < 8; number++) await rows.readThrough(`ENTRY-${number}`, load);
    expect(add).toHaveBeenCalledTimes(8);
  });

  it('that never answers costs its deadline', async () => {
    vi.spyOn(store, 'get').mockReturnValue(new Promise(() => undefined));
    await withinCost(() => rows.readThrough(ID, load));
  });
});

describe('a closed cache', () => {
  it('in memory has waited for what was under way, and still loads', async () => {
    const memory = await createCache();
    const statuses = memory.rows(ENTRY_STATUS);
    await statuses.readThrough(ID, load);
    await memory.close();
    await memory.close();
    expect(await statuses.readThrough(ID, load)).toEqual({ maybeStale: toStatus(1) });
  });
});
