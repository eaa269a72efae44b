// Proves that a Redis that is killed, frozen, slow, full or cut off is no error, costs less than 50 ms, and never answers stale.
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { isRedisMissing } from '../test/missing-redis.js';
import { startTcpRelay, type TcpRelay } from '../test/tcp-relay.js';
import { openWatchedCache, type Rows, type WatchedCache } from '../test/watched-cache.js';
import { startTestRedis, type TestRedis } from './embedded.js';
import type { RedisConfig } from './index.js';

const ID = 'ENTRY-001';
const READS = 60;
const PATIENCE = { timeout: 15_000, interval: 20 };

describe.skipIf(isRedisMissing)('a cache over a bad Redis', () => {
  let redis: TestRedis;
  let relay: TcpRelay;
  let config: RedisConfig;
  let versions: Rows;
  let watched: WatchedCache;
  const open: WatchedCache[] = [];
  const openCache = async (): Promise<WatchedCache> => {
    const one = await openWatchedCache(config, versions);
    open.push(one);
    return one;
  };

  beforeAll(async () => {
    redis = await startTestRedis();
  });
  afterAll(() => redis.stop());
  beforeEach(async () => {
    relay = await startTcpRelay(redis.config.port);
    config = { ...redis.config, port: relay.port };
    versions = new Map();
    watched = await openCache();
    await watched.warm(ID);
  });
  afterEach(async () => {
    await redis.resume();
    for (const { cache } of open.splice(0)) await cache.close();
    await relay.close();
    const admin = new Redis(redis.config.port, redis.config.host);
    await admin.config('SET', 'maxmemory', '0');
    await admin.flushall();
    admin.disconnect();
  });

  /** Writes and reads for a while; every read has to see the last write. */
  async function workThrough(): Promise<void> {
    for (let number = 0; number < READS; number++) {
      const id = `ENTRY-${number % 7}`;
      const written = number % 5 === 0 ? await watched.write(id) : versions.get(id);
      expect(await watched.read(id)).toBe(written ?? 0);
    }
    const written = await watched.write(ID);
    const seen = await Promise.all(Array.from({ length: READS }, () => watched.read(ID)));
    expect(new Set(seen)).toEqual(new Set([written]));
  }

  /** What was dropped while Redis was away must not come back with it, for anybody. */
  async function expectFreshForAll(): Promise<void> {
    const other = await openCache();
    await vi.waitFor(async () => {
      expect(await other.read(ID)).toBe(versions.get(ID));
      expect(await watched.read(ID)).toBe(versions.get(ID));
      expect([...other.outcomes(), ...watched.outcomes()]).toEqual(['read hit', 'read hit']);
    }, PATIENCE);
  }

  it('works without one that was killed, and with it again after', async () => {
    await redis.kill();
    await workThrough();
    expect(watched.outcomes()).not.toContain('read hit');
    await redis.resume();
    await expectFreshForAll();
  });

  it('works while it is frozen, and makes good what was to be dropped', async () => {
    redis.freeze();
    await workThrough();
    expect(watched.changes).toEqual([{ isAvailable: false, code: 'TIMEOUT' }]);
    await redis.resume();
    await expectFreshForAll();
    expect(watched.changes.at(-1)).toEqual({ isAvailable: true });
  });

  it('works while it answers 5 s late, and seldom waits for it', async () => {
    relay.delay(2_500);
    const startedAt = performance.now();
    await workThrough();
    const reads = watched.outcomes().filter((outcome) => outcome.startsWith('read'));
    const waited = reads.filter((outcome) => outcome !== 'read bypassed').length;
    const probes = Math.ceil((performance.now() - startedAt) / 1_000);
    // The breaker opens with five.
    expect(waited).toBeLessThanOrEqual(5 + probes);
    relay.delay(0);
    await expectFreshForAll();
  });

  it('connects to one that answers 5 s late without making anybody wait', async () => {
    relay.delay(2_500);
    const late = await openCache();
    for (let number = 0; number < READS; number++) await late.read(ID);
    expect(late.outcomes()).not.toContain('read hit');
    relay.delay(0);
    await late.warm(ID);
  });

  it('goes on with what a full one holds, and drops from it', async () => {
    const admin = new Redis(redis.config.port, redis.config.host);
    await admin.config('SET', 'maxmemory-policy', 'noeviction');
    await admin.config('SET', 'maxmemory', '1');
    await expect(admin.set('any', 'text')).rejects.toThrow('OOM');
    admin.disconnect();
    await watched.warm(ID);
    await workThrough();
    expect(watched.outcomes()).toContain('drop done');
    // It answers, if only to refuse: nobody stops asking it.
    expect(watched.changes).not.toContainEqual({ isAvailable: false, code: 'OOM' });
  });

  it('works while its connection is cut again and again', async () => {
    const cutting = setInterval(() => relay.cut(), 7);
    await workThrough();
    clearInterval(cutting);
    await expectFreshForAll();
  });

  it('works on after a restart that lost everything', async () => {
    await redis.kill();
    await redis.resume();
    await workThrough();
    await expectFreshForAll();
  });
});
