import { readFile, readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** An installed package of Temporal's. */
export interface TemporalPackage {
  /** Without its scope. */
  readonly name: string;
  readonly version: string;
}

const SCOPES = ['@temporalio', '@conn-dict'];

/**
 * Finds every package of Temporal's that a program at that file could load: beside it, above it, and in the packages of
 * ours and of Temporal's, where npm puts a second copy.
 */
export async function findTemporalPackages(installedAt: string): Promise<TemporalPackage[]> {
  const folders = createRequire(installedAt).resolve.paths('@temporalio/common') ?? [];
  const found = await Promise.all(folders.map((folder) => readModules(folder)));
  return found.flat().toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

async function readModules(folder: string): Promise<TemporalPackage[]> {
  const own = await Promise.all(
    (await listFolder(join(folder, '@temporalio'))).map((name) => readPackage(folder, name)),
  );
  const nested = await Promise.all(
    SCOPES.map(async (scope) => {
      const names = await listFolder(join(folder, scope));
      return await Promise.all(
        names.map((name) => readModules(join(folder, scope, name, 'node_modules'))),
      );
    }),
  );
  return [...own.flat(), ...nested.flat(2)];
}

async function readPackage(folder: string, name: string): Promise<TemporalPackage[]> {
  try {
    const text = await readFile(join(folder, '@temporalio', name, 'package.json'), 'utf8');
    return [{ name, version: (JSON.parse(text) as { version: string }).version }];
  } catch {
    return [];
  }
}

/** None where the folder is missing. */
async function listFolder(path: string): Promise<string[]> {
  return await readdir(path).catch(() => []);
}
