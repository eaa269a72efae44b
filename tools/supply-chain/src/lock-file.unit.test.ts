// Proves that package-lock.json pins every package of others by digest and leaves the place to the registry, and that what runs in production has a license that we may ship.
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { licenseFaults } from './license-faults.js';
import { lockFaults } from './lock-faults.js';
import { readLockFile, type LockFile } from './lock-file.js';

const WORKSPACE_ROOT = fileURLToPath(new URL('../../..', import.meta.url));

const DIGEST = 'sha512-AAAA';

let lockFile: LockFile;
beforeAll(async () => {
  lockFile = await readLockFile(WORKSPACE_ROOT);
});

describe('package-lock.json', () => {
  it('pins every package of others by its digest, and names no place', () => {
    expect(Object.keys(lockFile.packages).length).toBeGreaterThan(500);
    expect(lockFaults(lockFile)).toEqual([]);
  });

  it('has licenses in production that we may ship', () => {
    expect(licenseFaults(lockFile)).toEqual([]);
  });
});

it.each([
  ['no digest', { version: '1.0.0' }],
  ['a weak digest', { version: '1.0.0', integrity: 'sha1-AAAA' }],
  ['a place', { version: '1.0.0', integrity: DIGEST, resolved: 'git+ssh://host/a.git' }],
  ['another name', { name: 'b', version: '1.0.0', integrity: DIGEST }],
])('a package with %s is seen', (_, entry) => {
  expect(lockFaults({ packages: { 'node_modules/a': entry } })).toHaveLength(1);
});

it.each([
  [{ license: 'GPL-3.0' }, 1],
  [{ license: 'MIT AND GPL-2.0-only' }, 1],
  [{}, 1],
  [{ license: '(Apache-2.0 AND MIT)' }, 0],
  [{ license: 'GPL-3.0', dev: true }, 0],
])('of the license in %j, %d faults', (entry, count) => {
  expect(licenseFaults({ packages: { 'node_modules/a': entry } })).toHaveLength(count);
});
