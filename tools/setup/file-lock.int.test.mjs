// Proves that work under one name never runs twice at once, and that a killed holder does not block it for ever.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { withLock } from './file-lock.mjs';

let folder;
before(async () => (folder = await mkdtemp(join(tmpdir(), 'conn-dict-lock-'))));
after(() => rm(folder, { recursive: true }));

test('of several at once, one works at a time', async () => {
  let working = 0;
  let most = 0;
  const work = async () => {
    working += 1;
    most = Math.max(most, working);
    await nextTurn();
    working -= 1;
  };
  await Promise.all([1, 2, 3].map(() => withLock('many', { folder }, work)));
  assert.equal(most, 1);
  assert.deepEqual(await readdir(folder), []);
});

test('work that fails lets go', async () => {
  await assert.rejects(
    withLock('failing', { folder }, () => Promise.reject(new Error('no'))),
    /no/,
  );
  assert.equal(await withLock('failing', { folder }, () => 'yes'), 'yes');
});

test('a lock whose process has ended is taken over', async () => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  await writeFile(join(folder, 'dead.lock'), String(pid));
  assert.equal(await withLock('dead', { folder }, () => 'mine'), 'mine');
});

test('a lock that nobody has touched for long is taken over, though its number lives again', async () => {
  const path = join(folder, 'reused.lock');
  await writeFile(path, String(process.pid));
  const longAgo = new Date(Date.now() - 60_000);
  await utimes(path, longAgo, longAgo);
  assert.equal(await withLock('reused', { folder }, () => 'mine'), 'mine');
});

test('an interruption ends the waiting', async () => {
  await withLock('held', { folder }, () =>
    assert.rejects(withLock('held', { folder, signal: AbortSignal.timeout(50) }, () => 'never')),
  );
});
