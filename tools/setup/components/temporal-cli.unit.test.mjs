// Proves which versions of a `temporal` command on PATH are good enough for the local stack.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRecentTemporal } from './temporal-cli.mjs';

for (const text of [
  'temporal version 1.5.1 (Server 1.29.1, UI 2.42.1)',
  'temporal version 0.0.0-DEV (Server 1.25.0, UI 2.30.0)',
  'temporal version 3.0.0 (Server 2.0.0, UI 3.0.0)',
])
  test(`${text} is taken`, () => assert.equal(isRecentTemporal(text), true));

for (const text of [
  'temporal version 0.10.0 (server 1.21.0) (ui 2.15.0)',
  'Server 1.24.9',
  'something else',
  '',
])
  test(`"${text}" is not`, () => assert.equal(isRecentTemporal(text), false));
