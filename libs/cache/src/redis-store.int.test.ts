// Proves that the store over a real Redis keeps the port's promises, over TLS and with a password too.
import { createAuthority, mountSecret, type SecretVolume } from '@conn-dict/tls/testing';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { describeCacheStore } from '../test/cache-store-contract.js';
import { isRedisMissing } from '../test/missing-redis.js';
import { findFreePort } from '@conn-dict/free-port';
import { startTestRedis, type TestRedis } from './embedded.js';
import { createRedisStore } from './redis-store.js';
import type { RedisConfig } from './redis-config.js';

/** The first command connects and is refused itself. */
async function openStore(config: RedisConfig) {
  const store = createRedisStore(config);
  await vi.waitFor(() => store.get('any'), { timeout: 10_000, interval: 10 });
  return store;
}

describe.skipIf(isRedisMissing)('over a real Redis', () => {
  let redis: TestRedis;
  let observer: Redis;
  beforeAll(async () => {
    redis = await startTestRedis();
    observer = new Redis(redis.config.port, redis.config.host);
  });
  afterAll(async () => {
    observer.disconnect();
    await redis.stop();
  });

  describeCacheStore('Redis', async () => {
    await observer.flushall();
    return openStore(redis.config);
  });

  it('shows by its name, and uses the database that it is told', async () => {
    const store = await openStore({ ...redis.config, database: 3 });
    await store.add('in-three', 'text', 60_000);
    expect(await observer.get('in-three')).toBeNull();
    expect(await observer.client('LIST')).toMatch(/name=conn-dict-worker .*db=3 /);
    store.close();
  });
});

describe.skipIf(isRedisMissing)('over TLS, with a user and a password', () => {
  const login = { username: 'worker', password: 'pass word/ü' };
  let server: SecretVolume;
  let redis: TestRedis;
  let config: RedisConfig;
  const stores: { close(): void }[] = [];
  const open = (options: RedisConfig) => {
    const store = createRedisStore(options);
    stores.push(store);
    return store;
  };

  beforeAll(async () => {
    const authority = await createAuthority();
    server = mountSecret({ ca: authority.cert, ...(await authority.issue()) });
    const port = await findFreePort();
    redis = await startTestRedis({
      settings: {
        'tls-port': String(port),
        'tls-cert-file': server.files.cert,
        'tls-key-file': server.files.key,
        'tls-auth-clients': 'no',
      },
    });
    const admin = new Redis(redis.config.port, redis.config.host);
    const commands = ['+get', '+set', '+del', '+eval', '+hello', '+client', '+select'];
    await admin.call(
      'ACL',
      'SETUSER',
      'worker',
      'on',
      `>${login.password}`,
      '~conn-dict:*',
      ...commands,
    );
    await admin.call('ACL', 'SETUSER', 'default', 'off');
    admin.disconnect();
    config = { ...redis.config, ...login, port, tls: { ca: authority.cert } };
  });
  afterEach(() => {
    for (const store of stores.splice(0)) store.close();
  });
  afterAll(async () => {
    await redis.stop();
    server.remove();
  });

  it('works with the few commands and keys that it needs', async () => {
    const store = open(config);
    await vi.waitFor(() => store.get('conn-dict:any'), { timeout: 10_000, interval: 10 });
    expect(await store.add('conn-dict:key', 'one', 60_000)).toBe(true);
    expect(await store.replace('conn-dict:key', 'one', 'two', 60_000)).toBe(true);
    expect(await store.get('conn-dict:key')).toBe('two');
    await store.remove(['conn-dict:key']);
    await expect(store.get('other:key')).rejects.toMatchObject({ code: 'NOPERM', isAway: false });
  });

  it.each([
    ['a wrong password', () => ({ ...config, password: 'wrong' }), 'WRONGPASS'],
    [
      'a certificate of nobody that it knows',
      () => ({ ...config, tls: {} }),
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    ],
    ['a port where nobody listens', () => ({ ...config, port: 1 }), 'ECONNREFUSED'],
  ])('tells of %s by its code, without the password', async (_, toConfig, code) => {
    const store = open(toConfig());
    await vi.waitFor(
      async () => {
        const error: unknown = await store.get('conn-dict:any').catch((reason: unknown) => reason);
        expect(error).toMatchObject({ code, isAway: true });
        expect(JSON.stringify([error, String(error)])).not.toMatch(/wrong|pass word/);
      },
      { timeout: 10_000, interval: 10 },
    );
  });
});
