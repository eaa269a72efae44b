// Proves which versions of a `temporal-server` on PATH end the polls of a worker that stops.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRecentServer } from './temporal-server.mjs';

for (const text of [
  'temporal version 1.32.1\n',
  'temporal version 1.31.0\n',
  'temporal version 2.0.0\n',
])
  test(`${text.trim()} is taken`, () => assert.equal(isRecentServer(text), true));

for (const text of [
  'temporal version 1.30.4\n',
  'temporal version 0.32.0\n',
  'temporal version 1.5.1 (Server 1.29.1, UI 2.42.1)\n',
  '',
])
  test(`"${text.trim()}" is not`, () => assert.equal(isRecentServer(text), false));
