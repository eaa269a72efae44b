// Proves which versions of Prometheus are taken from PATH.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRecentPrometheus } from './prometheus.mjs';

const versionText = (version) =>
  `prometheus, version ${version} (branch: HEAD, revision: 94d6ee3)\n  platform: linux/amd64`;

test('2.37 and later is taken', () => {
  for (const version of ['2.37.0', '2.42.0+ds', '3.5.0'])
    assert.equal(isRecentPrometheus(versionText(version)), true, version);
});

test('an older one, or a program that says no version, is not', () => {
  for (const text of [versionText('2.36.2'), versionText('1.99.0'), '', 'command not found'])
    assert.equal(isRecentPrometheus(text), false, text);
});
