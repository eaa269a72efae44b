// Proves of the audit, with the real npm and a registry of our own: a serious advisory fails it, a registry that is away or knows no advisories is told apart, and neither passes for clean.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { startAdvisoryRegistry } from '../test/advisory-registry.js';

const AUDIT = fileURLToPath(new URL('../dist/audit.js', import.meta.url));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audit-'));
  const own = { name: 'house', version: '1.0.0', dependencies: { left: '1.0.0' } };
  const left = { version: '1.0.0', integrity: 'sha512-AA==' };
  const lock = {
    ...own,
    lockfileVersion: 3,
    packages: { '': own, 'node_modules/left': left },
  };
  await writeFile(join(folder, 'package.json'), JSON.stringify(own));
  await writeFile(join(folder, 'package-lock.json'), JSON.stringify(lock));
});
afterAll(() => rm(folder, { recursive: true }));

async function audit(registry: string): Promise<{ code: unknown; said: string }> {
  // npm remembers what it was told of an advisory.
  const cache = join(folder, randomUUID());
  const options = [`--registry=${registry}`, '--fetch-retries=0', `--cache=${cache}`];
  const child = spawn(process.execPath, [AUDIT, ...options], { cwd: folder });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part) => (said += String(part)));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, said };
}

function advisory(severity: string): object {
  const title = 'Goes right instead';
  return { id: 1, url: 'https://advisories.example/1', title, severity, vulnerable_versions: '*' };
}

it.each([
  ['nothing', 200, [], 0, 'no known vulnerability of severity high or critical\n'],
  ['something moderate', 200, [advisory('moderate')], 0, 'of a lower one in 1 packages'],
  ['something high', 200, [advisory('high')], 1, 'high: left *: Goes right instead'],
  ['something critical', 200, [advisory('critical')], 1, 'critical: left'],
  ['that it takes no questions', 405, [], 75, 'NOT CHECKED: the registry gives no advisories'],
  ['that it is broken', 500, [], 75, 'NOT CHECKED'],
])('a registry that says %s', async (_, status, advisories, code, text) => {
  const registry = await startAdvisoryRegistry(status, advisories);
  onTestFinished(() => registry.close());
  expect(await audit(registry.url)).toEqual({
    code,
    said: expect.stringContaining(text) as string,
  });
});

it('a registry that is away', async () => {
  const registry = await startAdvisoryRegistry(200, []);
  await registry.close();
  expect(await audit(registry.url)).toMatchObject({
    code: 75,
    said: expect.stringContaining('ECONNREFUSED') as string,
  });
});
