// Proves which versions of redis-server are taken from PATH.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRecentRedis } from './redis.mjs';

const versionText = (version) =>
  `Redis server v=${version} sha=00000000:0 malloc=jemalloc-5.3.0 bits=64 build=c20a5b1a12e6ce5d`;

test('Redis 6 and later is taken', () => {
  for (const version of ['6.0.16', '7.0.15', '10.2.0'])
    assert.equal(isRecentRedis(versionText(version)), true, version);
});

test('an older one, or a program that says no version, is not', () => {
  for (const text of [versionText('5.0.7'), '', 'redis-server: command not found'])
    assert.equal(isRecentRedis(text), false, text);
});
