// Proves that REDIS_URL means what it says, with and without TLS, and that no password goes without a Redis.
import { describe, expect, it } from 'vitest';
import { certificateFiles } from '../../test/certificates.js';
import { namesOf } from '../../test/faults-of.js';
import { temporaryFile } from '../../test/temporary-files.js';
import { loadWorkerConfig, type Environment } from '../index.js';

const redisOf = (env: Environment) => loadWorkerConfig(env).cache.redis;

describe('REDIS_URL', () => {
  it.each([
    ['redis://localhost', { host: 'localhost', port: 6379, database: 0 }],
    ['redis://cache.example:6380/', { host: 'cache.example', port: 6380, database: 0 }],
    ['redis://192.0.2.1/15', { host: '192.0.2.1', port: 6379, database: 15 }],
    ['redis://[::1]', { host: '::1', port: 6379, database: 0 }],
    ['redis://[::1]:6380/3', { host: '::1', port: 6380, database: 3 }],
    ['rediss://cache.example', { host: 'cache.example', port: 6379, database: 0, tls: {} }],
  ])('%s is read', (url, redis) => {
    expect(redisOf({ REDIS_URL: url })).toEqual(redis);
  });

  it('may be left out: the answers stay in the process', () => {
    expect(loadWorkerConfig({}).cache).toEqual({});
    expect(loadWorkerConfig({ REDIS_URL: '' }).cache).toEqual({});
  });
});

it('a login and certificates go with it', () => {
  const { cert, key } = certificateFiles();
  const env = {
    REDIS_URL: 'rediss://cache.example',
    REDIS_USERNAME: 'worker',
    REDIS_PASSWORD_FILE: temporaryFile('pass word\n'),
    REDIS_TLS_CA_FILE: cert,
    REDIS_TLS_CERT_FILE: cert,
    REDIS_TLS_KEY_FILE: key,
    REDIS_TLS_SERVER_NAME: 'redis.example',
  };
  expect(redisOf(env)).toMatchObject({
    username: 'worker',
    password: 'pass word',
    tls: { ca: cert, cert, key, serverName: 'redis.example' },
  });
});

it.each([
  ['REDIS_USERNAME', { REDIS_URL: 'redis://localhost', REDIS_USERNAME: 'worker' }],
  ['REDIS_URL', { REDIS_PASSWORD: 'secret' }],
])('%s is named for %j', (name, env) =>
  expect(namesOf(() => loadWorkerConfig(env))).toEqual([name]),
);
