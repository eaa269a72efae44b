// Proves which versions of helm are taken from PATH.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRecentHelm } from './helm.mjs';

test('Helm 3.18 and later is taken', () => {
  for (const text of ['v3.18.4+gd80839c\n', 'v3.22.0\n', 'v4.0.1+g12500dd'])
    assert.equal(isRecentHelm(text), true, text);
});

test('an older one, or a program that says no version, is not', () => {
  for (const text of ['v3.17.3+ge4da497', 'v2.17.0', '', 'helm: command not found'])
    assert.equal(isRecentHelm(text), false, text);
});
