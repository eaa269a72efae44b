// Proves over a real Redis that TLS is refused for the right reasons, which are told, and that certificates are rotated.
import {
  createAuthority,
  mountSecret,
  type Authority,
  type SecretContent,
  type SecretVolume,
} from '@conn-dict/tls/testing';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { isRedisMissing } from '../test/missing-redis.js';
import type { CacheStore } from './cache-store.js';
import { findFreePort } from '@conn-dict/free-port';
import { startTestRedis, type TestRedis } from './embedded.js';
import type { RedisConfig } from './redis-config.js';
import { createRedisStore } from './redis-store.js';

const PATIENCE = { timeout: 10_000, interval: 10 };

describe.skipIf(isRedisMissing)('TLS to Redis', () => {
  let authority: Authority;
  let stranger: Authority;
  let shown: SecretVolume;
  let redis: TestRedis;
  let admin: Redis;
  let port: number;

  const pemOf = async (issuer: Authority, options = {}): Promise<SecretContent> => ({
    ca: authority.cert,
    ...(await issuer.issue(options)),
  });

  beforeAll(async () => {
    [authority, stranger] = await Promise.all([createAuthority('ours'), createAuthority('theirs')]);
    shown = mountSecret(await pemOf(authority));
    port = await findFreePort();
    redis = await startTestRedis({
      settings: {
        'tls-port': String(port),
        'tls-cert-file': shown.files.cert,
        'tls-key-file': shown.files.key,
        'tls-ca-cert-file': shown.files.ca,
        'tls-auth-clients': 'yes',
      },
    });
    admin = new Redis(redis.config.port, redis.config.host);
  });
  afterAll(async () => {
    admin.disconnect();
    await redis.stop();
    shown.remove();
  });

  /** Has Redis read its files again. */
  async function show(content: SecretContent): Promise<void> {
    shown.put(content);
    await admin.config('SET', 'tls-cert-file', shown.files.cert, 'tls-key-file', shown.files.key);
    await admin.config('SET', 'tls-ca-cert-file', shown.files.ca);
  }

  function open(tls: NonNullable<RedisConfig['tls']>, onTlsFault = vi.fn()): CacheStore {
    const store = createRedisStore({ ...redis.config, port, tls }, onTlsFault);
    onTestFinished(() => store.close());
    return store;
  }

  const untilItWorks = (store: CacheStore) => vi.waitFor(() => store.get('any'), PATIENCE);

  /** What is told once, however often the connection is tried. */
  async function faultOf(tls: NonNullable<RedisConfig['tls']>): Promise<unknown> {
    const told = vi.fn();
    const store = open(tls, told);
    await vi.waitFor(async () => {
      await expect(store.get('any')).rejects.toMatchObject({ isAway: true });
      expect(told).toHaveBeenCalled();
    }, PATIENCE);
    return told.mock.calls;
  }

  it.each([
    ['of another authority', () => stranger.issue(), 'of an authority that is not trusted here'],
    [
      'that has expired',
      () => authority.issue({ validDays: -1 }),
      'or of its authority, has expired',
    ],
    ['for another name', () => authority.issue({ names: ['db.example'] }), 'is for another name'],
  ])('is refused to a server with a certificate %s', async (_, issue, fault) => {
    await show({ ca: authority.cert, ...(await issue()) });
    expect(await faultOf(await pemOf(authority))).toEqual([
      [expect.stringMatching(`^the certificate of Redis.* ${fault} \\(REDIS_TLS_…\\)$`)],
    ]);
  });

  it('goes by another name where that is told', async () => {
    await show(await pemOf(authority, { names: ['redis.example'] }));
    await untilItWorks(open({ ...(await pemOf(authority)), serverName: 'redis.example' }));
  });

  it.each([
    ['missing', async () => ({}), 'Redis asks for a certificate of ours'],
    [
      'of another authority',
      () => stranger.issue(),
      'our certificate is of an authority that Redis does not trust',
    ],
    [
      'expired',
      () => authority.issue({ validDays: -1 }),
      'our certificate for Redis has expired, says Redis',
    ],
  ])('is refused by Redis where our certificate is %s', async (_, issue, fault) => {
    await show(await pemOf(authority));
    expect(await faultOf({ ca: authority.cert, ...(await issue()) })).toEqual([
      [`${fault} (REDIS_TLS_…)`],
    ]);
  });

  it('has each new connection use the certificates that are there then', async () => {
    await show(await pemOf(authority));
    const volume = mountSecret(await pemOf(authority));
    onTestFinished(() => volume.remove());
    const told = vi.fn();
    const store = open(volume.files, told);
    await untilItWorks(store);

    const next = await createAuthority('next');
    const rotated = async () => ({ ca: next.cert, ...(await next.issue()) });
    await show(await rotated());
    expect(await store.get('any')).toBeUndefined();
    volume.put(await rotated());
    await admin.call('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes');
    await untilItWorks(store);
    expect(told).not.toHaveBeenCalled();
  });
});
