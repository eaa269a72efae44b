// Proves that clients of one Redis see each other's drops, whatever runs at once, and that Redis holds nothing in clear.
import { randomInt } from 'node:crypto';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { ENTRY_STATUS, toStatus } from '../test/entry-status.js';
import { isRedisMissing } from '../test/missing-redis.js';
import { openWatchedCache, type Rows, type WatchedCache } from '../test/watched-cache.js';
import { startTestRedis, type TestRedis } from './embedded.js';

const ID = 'ENTRY-001';
const PATIENCE = { timeout: 15_000, interval: 20 };

describe.skipIf(isRedisMissing)('clients of one Redis', () => {
  let redis: TestRedis;
  let admin: Redis;
  const clients: WatchedCache[] = [];
  const openClients = async (howMany: number, versions: Rows): Promise<WatchedCache[]> => {
    const opening = Array.from({ length: howMany }, () => openWatchedCache(redis.config, versions));
    const opened = await Promise.all(opening);
    clients.push(...opened);
    for (const one of opened) await one.warm(ID);
    return opened;
  };

  beforeAll(async () => {
    redis = await startTestRedis();
    admin = new Redis(redis.config.port, redis.config.host);
  });
  afterEach(async () => {
    for (const { cache } of clients.splice(0)) await cache.close();
    await admin.flushall();
  });
  afterAll(async () => {
    admin.disconnect();
    await redis.stop();
  });

  it('answer what another has kept, and not what another has dropped', async () => {
    const versions: Rows = new Map([[ID, 1]]);
    const [one, other] = await openClients(2, versions);
    expect(await other!.read(ID)).toBe(1);
    expect(await one!.write(ID)).toBe(2);
    await vi.waitFor(async () => expect(await other!.read(ID)).toBe(2), PATIENCE);
    await other!.warm(ID);
    expect(await other!.read(ID)).toBe(2);
  });

  it('never see what was dropped before they asked, over ten thousand reads beside writes', async () => {
    const versions: Rows = new Map();
    const opened = await openClients(4, versions);
    const dropped = new Map<string, number>();
    const stale: string[] = [];
    const work = async ({ rows, outcomes }: WatchedCache): Promise<number> => {
      let hits = 0;
      for (let number = 0; number < 2_500; number++) {
        const id = `ENTRY-${randomInt(3)}`;
        if (randomInt(10) === 0) {
          const version = (versions.get(id) ?? 0) + 1;
          versions.set(id, version);
          await rows.drop(id);
          // On a busy machine one may come too late, and is made good within a second.
          if (outcomes().at(-1) !== 'drop done') continue;
          dropped.set(id, Math.max(version, dropped.get(id) ?? 0));
          continue;
        }
        const least = dropped.get(id) ?? 0;
        const found = await rows.readThrough(id, async () => {
          const row = toStatus(versions.get(id) ?? 0);
          await new Promise((resolve) => setImmediate(resolve));
          return row;
        });
        const seen = Date.parse(found!.maybeStale.changed_at) / 1_000;
        if (seen < least) stale.push(`${id}: saw ${seen} after ${least}`);
        if (outcomes().at(-1) === 'read hit') hits++;
      }
      return hits;
    };
    const hits = await Promise.all(opened.map(work));
    expect(stale).toEqual([]);
    expect(Math.min(...hits)).toBeGreaterThan(250);
  });

  it('leave nothing in clear behind, and nothing for longer than 180 s', async () => {
    const canaries = ['ana@example.com', '+5511987654321', 'Ana Exemplo', '0007654321'];
    const [client] = await openClients(1, new Map());
    const { rows, cache } = client!;
    const answer = { ...toStatus(1), key_value: canaries[0], owner_name: canaries[2] };
    const directory = cache.directoryAnswers({ ...ENTRY_STATUS, name: 'directory-entry' });
    for (const canary of canaries) {
      await rows.readThrough(canary, async () => answer);
      await rows.readThrough(`${canary}/unfit`, async () => ({
        ...answer,
        status: canary as 'ACTIVE',
      }));
      for (const ownerType of ['LEGAL_PERSON', 'NATURAL_PERSON'] as const)
        await directory.readThrough(`${ownerType} ${canary}`, async () => ({ ownerType, answer }));
    }
    await cache.close();

    const keys = await admin.keys('*');
    // The row that warmed the cache, and of each canary its row and the legal person.
    expect(keys).toHaveLength(1 + 2 * canaries.length);
    for (const key of keys) {
      expect(key).toMatch(/^conn-dict:(entry-status|directory-entry):[0-9a-f]{64}$/);
      const text = (await admin.get(key)) ?? '';
      expect(JSON.parse(text)).toEqual({ key, answer: toStatus(text.includes('00:00.') ? 0 : 1) });
      for (const canary of canaries) expect(key + text).not.toContain(canary);
      const ttlMs = await admin.pttl(key);
      expect(ttlMs).toBeGreaterThan(0);
      expect(ttlMs).toBeLessThanOrEqual(key.includes('directory') ? 178_000 : 58_000);
    }
  });
});
