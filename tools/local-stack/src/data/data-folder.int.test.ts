// Proves that the stack uses and clears only folders, and in them only things, that it made itself.
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clearDataFolder, openDataFolder } from './data-folder.js';

let parent: string;
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'conn-dict-data-'));
});
afterAll(() => rm(parent, { recursive: true }));

test('makes a folder, parents included, and takes it again', async () => {
  const path = join(parent, 'a', 'b');
  const folder = await openDataFolder(path);
  await writeFile(folder.eventsFile, 'event\n');
  expect(await openDataFolder(path)).toEqual(folder);
  expect(await readFile(folder.eventsFile, 'utf8')).toBe('event\n');
});

test('takes an empty folder', async () => {
  const path = join(parent, 'empty');
  await mkdir(path);
  await expect(openDataFolder(path)).resolves.toMatchObject({ path });
});

test('refuses a folder with something else in it, and leaves it as it is', async () => {
  const path = join(parent, 'photos');
  await mkdir(path);
  await writeFile(join(path, 'photo.jpg'), '');
  await expect(openDataFolder(path)).rejects.toThrow(`${path} is not empty`);
  expect(await readdir(path)).toEqual(['photo.jpg']);
});

test('refuses a path that is a file', async () => {
  const path = join(parent, 'file');
  await writeFile(path, '');
  await expect(openDataFolder(path)).rejects.toThrow(
    `${path} cannot be used as data folder (EEXIST)`,
  );
});

test('clears what the stack made and nothing else', async () => {
  const folder = await openDataFolder(join(parent, 'used'));
  const own = join(folder.path, 'notes.txt');
  for (const path of [folder.temporalFile, folder.simulatorFile, folder.eventsFile, own])
    await writeFile(path, 'x');
  await mkdir(folder.postgresDir);
  await clearDataFolder(folder);
  const left = await readdir(folder.path, { recursive: true });
  expect(left.sort()).toEqual([
    '.conn-dict-local-stack',
    'logs',
    'notes.txt',
    'simulator',
    'temporal',
  ]);
});
