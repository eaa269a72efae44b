// Proves that an entry's status comes right from PostgreSQL, and soon, whatever has become of Redis.
import { randomUUID } from 'node:crypto';
import { startTestRedis, type TestRedis } from '@conn-dict/cache/embedded';
import { startTcpProxy, type TcpProxy } from '@conn-dict/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startActivityWorld, type ActivityWorld } from '../test/activity-world.js';
import { newEntry } from '../test/entry-samples.js';
import { startNoiseServer } from '../test/noise-server.js';
import { isRedisMissing } from '../test/redis-missing.js';

/** What a cache may cost, and what a busy machine and a read of PostgreSQL may. */
const COST_MS_MAX = 50;
const MARGIN_MS = 200;
const READS = 60;

/** An entry whose status is read through a Redis at `port`, and changed. */
async function worldOver(port: number) {
  const uses: string[] = [];
  const world = await startActivityWorld({
    cache: {
      redis: { host: '127.0.0.1', port, database: 0 },
      onUse: ({ operation, outcome }) => uses.push(`${operation} ${outcome}`),
    },
  });
  const input = newEntry('PHONE');
  const { entry_id } = input;
  const run = (workflow_id: string) => ({ entry_id, request_id: randomUUID(), workflow_id });
  const creation = run(`entry-create-${entry_id}`);
  const made = await world.activities.CreateEntryActivity({ ...input, ...creation });
  const { request_id } = creation;
  await world.activities.ActivateEntryActivity({ entry_id, request_id, ...made });
  return {
    world,
    uses,
    async read() {
      const startedAt = performance.now();
      const request_id = randomUUID();
      const { changed_at, ...status } = await world.activities.GetEntryStatusActivity({
        entry_id,
        request_id,
        may_be_stale: true,
      });
      expect(performance.now() - startedAt).toBeLessThan(COST_MS_MAX + MARGIN_MS);
      expect(status).toMatchObject({ status: 'ACTIVE', participant: input.account.participant });
      return changed_at;
    },
    async change(branch: number) {
      const account = { ...input.account, branch: String(branch) };
      const update = { ...run(`entry-update-${entry_id}`), account };
      const reason = 'USER_REQUESTED';
      return (await world.activities.UpdateEntryActivity({ ...update, reason })).changed_at;
    },
  };
}
type World = Awaited<ReturnType<typeof worldOver>>;

/** Reads for a while; every read has to see the last change. */
async function workThrough({ read, change, uses }: World): Promise<void> {
  uses.length = 0;
  let changedAt = await read();
  for (let number = 1; number <= READS; number++) {
    if (number % 5 === 0) changedAt = await change(number);
    expect(await read()).toBe(changedAt);
  }
  expect(uses).not.toContain('read hit');
}

describe.skipIf(isRedisMissing)('the status of an entry over a Redis that', () => {
  let redis: TestRedis;
  let proxy: TcpProxy;
  let entry: World;
  beforeAll(async () => {
    redis = await startTestRedis();
    proxy = await startTcpProxy({ target: redis.config });
    entry = await worldOver(proxy.port);
  });
  afterAll(async () => {
    await entry.world.stop();
    await proxy.close();
    await redis.stop();
  });

  /** Redis is as it should be: it answers, and right. */
  async function expectHits(): Promise<void> {
    const isHit = async () => {
      entry.uses.length = 0;
      await entry.read();
      expect(entry.uses).toContain('read hit');
    };
    await vi.waitFor(isHit, { timeout: 15_000, interval: 20 });
    const changedAt = await entry.change(9999);
    expect(await entry.read()).toBe(changedAt);
  }

  it.each([
    ['is away', { kind: 'away' }],
    ['answers 5 s late', { kind: 'slow', toClientMs: 5_000 }],
    ['breaks off in every answer', { kind: 'cut', afterBytes: 3 }],
  ] as const)('%s', async (_, mode) => {
    await expectHits();
    proxy.switchTo(mode);
    await workThrough(entry);
    proxy.switchTo({ kind: 'pass' });
    await expectHits();
  });

  it('is frozen', async () => {
    await expectHits();
    redis.freeze();
    await workThrough(entry);
    await redis.resume();
    await expectHits();
  });
});

describe('the status of an entry over something that', () => {
  let world: ActivityWorld | undefined;
  afterAll(() => world?.stop());

  it('answers noise in place of Redis', async () => {
    const noise = await startNoiseServer();
    const proxy = await startTcpProxy({ target: { host: '127.0.0.1', port: noise.port } });
    const entry = await worldOver(proxy.port);
    ({ world } = entry);
    await workThrough(entry);
    expect(proxy.connections.accepted).toBeGreaterThan(0);
    await proxy.close();
    noise.close();
  });
});
