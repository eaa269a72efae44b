// Proves that an app which is not there, not built or without a health program is refused, with the name of what is missing.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { findAppFiles } from './app-files.js';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'apps-'));
  return () => rm(root, { recursive: true });
});

async function build(app: string, ...names: string[]): Promise<void> {
  const folder = join(root, 'apps', app, 'dist');
  await mkdir(folder, { recursive: true });
  for (const name of names) await writeFile(join(folder, name), '');
}

it.each(['nobody', '../libs/dict', ''])('%j is no app', async (app) => {
  await expect(findAppFiles(root, app)).rejects.toThrow(`apps has no app "${app}"`);
});

it.each([
  ['server', [], 'server/dist/main.js is missing'],
  ['server', ['main.js'], 'server/dist/health.js is missing'],
  ['worker-a', ['main.js', 'worker-process.js'], 'worker/dist/health.js is missing'],
])('%s with %j', async (app, built, fault) => {
  await build(app, ...built);
  await expect(findAppFiles(root, app)).rejects.toThrow(fault);
});

it('a worker takes the programs that all workers have from the combined one', async () => {
  await build('worker-a', 'main.js', 'worker-process.js');
  await build('worker', 'health.js', 'migrate.js');
  await build('cli', 'main.js');
  await expect(findAppFiles(root, 'worker-a')).rejects.toThrow('bundle/packages.json is missing');
  await mkdir(join(root, 'apps/worker-a/dist/bundle'));
  await writeFile(join(root, 'apps/worker-a/dist/bundle/packages.json'), '');
  const { programs } = await findAppFiles(root, 'worker-a');
  expect(Object.keys(programs).sort()).toEqual(['conn-dict', 'health', 'main', 'migrate']);
  expect(programs['migrate']).toBe(join(root, 'apps/worker/dist/migrate.js'));
});
