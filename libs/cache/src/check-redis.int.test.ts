// Proves that a look at Redis tells whether it answers, and why not.
import { expect, it } from 'vitest';
import { isRedisMissing } from '../test/missing-redis.js';
import { checkRedis } from './check-redis.js';
import { findFreePort } from '@conn-dict/free-port';
import { startTestRedis } from './embedded.js';

it.skipIf(isRedisMissing)(
  'tells that it answers, and once it is gone, that nobody does',
  async () => {
    const redis = await startTestRedis();
    expect(await checkRedis(redis.config)).toEqual({ isAvailable: true });
    await redis.stop();
    expect(await checkRedis(redis.config)).toEqual({ isAvailable: false, code: 'ECONNREFUSED' });
  },
);

it.skipIf(isRedisMissing)('tells that Redis wants a password', async () => {
  const redis = await startTestRedis({ settings: { requirepass: 'hunter2' } });
  expect(await checkRedis(redis.config)).toEqual({ isAvailable: false, code: 'NOAUTH' });
  await redis.stop();
});

it('tells that nobody listens', async () => {
  const port = await findFreePort();
  expect(await checkRedis({ host: '127.0.0.1', port, database: 0 })).toEqual({
    isAvailable: false,
    code: 'ECONNREFUSED',
  });
});
