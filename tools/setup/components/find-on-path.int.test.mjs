// Proves that the first program on PATH that is good enough is taken, and that the others are passed over.
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, before, test } from 'node:test';
import { findOnPath } from './find-on-path.mjs';

let folder;
const path = process.env.PATH;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'conn-dict-path-'));
  const programs = { broken: 'exit 1', old: 'echo v1', new: 'echo v2', newer: 'echo v3' };
  for (const [name, line] of Object.entries(programs)) {
    await mkdir(join(folder, name));
    await writeFile(join(folder, name, 'tool'), `#!/bin/sh\n${line}\n`, { mode: 0o755 });
  }
});
after(async () => {
  process.env.PATH = path;
  await rm(folder, { recursive: true });
});

const find = (...names) => {
  process.env.PATH = [...names.map((name) => join(folder, name)), path].join(delimiter);
  return findOnPath({
    fileName: 'tool',
    versionArgs: ['--version'],
    isGood: (text) => /^v[2-9]/.test(text),
    wanted: 'tool 2 or later',
  });
};

test('the first that is good enough', async () => {
  assert.equal(await find('broken', 'old', 'new', 'newer'), join(folder, 'new', 'tool'));
});

test('none, where all are too old or broken', async () => {
  assert.equal(await find('old', 'broken'), undefined);
});
