// Proves that a Node too old for the project is refused by name, and newer ones are not.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodeVersionFault } from './node-version.mjs';

for (const version of ['20.19.0', '20.20.2', '22.0.0', '24.1.0'])
  test(`Node ${version} is taken`, async () => {
    assert.equal(await nodeVersionFault(version), undefined);
  });

for (const version of ['18.20.4', '20.18.9', '20.9.0'])
  test(`Node ${version} is refused`, async () => {
    assert.match(
      await nodeVersionFault(version),
      new RegExp(`Node ${version} is too old.*>=20\\.19`),
    );
  });
