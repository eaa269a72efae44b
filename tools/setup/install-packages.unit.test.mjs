// Proves when packages count as installed, so that npm ci neither runs for nothing nor is left out.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agrees } from './install-packages.mjs';

const entry = {
  version: '1.2.3',
  resolved: 'https://registry.example/a.tgz',
  integrity: 'sha512-a',
};
const lock = (packages) => ({
  packages: { '': { name: 'root' }, 'libs/a': { version: '0.1.0' }, ...packages },
});

test('the same packages agree', () => {
  assert.equal(agrees(lock({ 'node_modules/a': entry }), lock({ 'node_modules/a': entry })), true);
});

test('a package that is missing does not', () => {
  assert.equal(agrees(lock({ 'node_modules/a': entry }), lock({})), false);
});

test('another version or another content does not', () => {
  for (const change of [{ version: '1.2.4' }, { integrity: 'sha512-b' }])
    assert.equal(
      agrees(
        lock({ 'node_modules/a': entry }),
        lock({ 'node_modules/a': { ...entry, ...change } }),
      ),
      false,
    );
});

test('a package for another platform may be missing', () => {
  assert.equal(agrees(lock({ 'node_modules/a': { ...entry, optional: true } }), lock({})), true);
});
