// Proves that installing a component is all or nothing, and that its ways are tried in order.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const program = fileURLToPath(new URL('../components.mjs', import.meta.url));
let home;
before(async () => {
  home = await mkdtemp(join(tmpdir(), 'conn-dict-cache-'));
  process.env.XDG_CACHE_HOME = home;
});
after(() => rm(home, { recursive: true }));

test('a component that fails half way leaves nothing in the cache', async () => {
  const { cachedPath, fillCacheFolder } = await import('./cache-folder.mjs');
  const fill = async (folder) => {
    await writeFile(join(folder, 'half'), '');
    throw new Error('broken off');
  };
  await assert.rejects(fillCacheFolder('broken', fill), /broken off/);
  assert.deepEqual(await readdir(cachedPath()), []);
});

test('the first way that works is the last that is tried', async () => {
  const { firstThatWorks } = await import('./first-that-works.mjs');
  const tried = [];
  const way = (title, get) => ({
    title,
    usually: '1 s',
    get: async () => (tried.push(title), get()),
  });
  const ways = [
    way('one', () => Promise.reject(new Error('not here'))),
    way('two', () => 'path'),
    way('three', () => 'another path'),
  ];
  assert.equal(await firstThatWorks('It', { ways, remedy: '' }), 'path');
  assert.deepEqual(tried, ['one', 'two']);
});

test('where no way works, the error names all of them and the remedy', async () => {
  const { firstThatWorks } = await import('./first-that-works.mjs');
  const ways = [
    { title: 'download', usually: '1 s', get: () => Promise.reject(new Error('no internet')) },
  ];
  await assert.rejects(firstThatWorks('It', { ways, remedy: 'Install it by hand.' }), {
    name: 'ComponentUnavailable',
    message: /It cannot be had[^]*download: no internet[^]*Install it by hand\./,
  });
});

test('a path in the variable is taken as it is', async () => {
  const env = { ...process.env, CONN_DICT_TEMPORAL_CLI: '/somewhere/temporal' };
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [program, 'path', 'temporal-cli'],
    { env },
  );
  assert.equal(stdout, '/somewhere/temporal\n');
});

test('find installs nothing', async () => {
  const cache = join(home, 'empty');
  // npm test names the one that it has found; here there is to be none.
  const { CONN_DICT_TEMPORAL_CLI: _found, ...others } = process.env;
  const env = { ...others, PATH: '', XDG_CACHE_HOME: cache };
  await assert.rejects(
    promisify(execFile)(process.execPath, [program, 'find', 'temporal-cli'], { env }),
    {
      code: 1,
      stdout: '',
    },
  );
  await assert.rejects(readdir(cache), { code: 'ENOENT' });
});
