import { access, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { withLock } from './file-lock.mjs';
import { nxRunMany } from './nx.mjs';
import { runCommand } from './run-command.mjs';
import { step } from './step.mjs';
import { workspaceId, workspaceRoot } from './workspace.mjs';

/** Folders of the programs that the local stack is made of. */
const STACK_PROJECTS = ['apps/worker', 'apps/bridge-simulator', 'tools/local-stack'];

/** Folders of the programs that a benchmark is made of. */
const BENCH_PROJECTS = ['apps/worker', 'apps/bridge-simulator', 'tools/bench'];

/** Folders of the programs that a run of chaos is made of. */
const CHAOS_PROJECTS = ['apps/worker', 'apps/bridge-simulator', 'tools/chaos'];

/** The same for load. */
const LOAD_PROJECTS = ['apps/worker', 'apps/bridge-simulator', 'tools/load'];

/** Builds the programs of the local stack, the worker's workflow bundle, and all that they depend on. */
export function buildStack({ signal }) {
  return buildPrograms(STACK_PROJECTS, { signal });
}

/** The same for what a benchmark runs. */
export function buildBench({ signal }) {
  return buildPrograms(BENCH_PROJECTS, { signal });
}

/** The same for what a run of chaos needs. */
export function buildChaos({ signal }) {
  return buildPrograms(CHAOS_PROJECTS, { signal });
}

/** The same for load. */
export function buildLoad({ signal }) {
  return buildPrograms(LOAD_PROJECTS, { signal });
}

async function buildPrograms(folders, { signal }) {
  const names = folders.map((folder) => basename(folder));
  const args = ['-t', 'build,bundle', '-p', names.join(','), '--parallel=2'];
  await withLock(`build-${workspaceId}`, { signal }, async () => {
    await compileNew(folders, { signal });
    await step({ title: `Building ${names.join(', ')}`, usually: '3 to 15 s' }, () =>
      nxRunMany(args, { signal }),
    );
  });
}

/** Compiles every package that has never been compiled. */
export async function compileAll({ signal }) {
  const parents = ['libs', 'apps', 'tools'];
  const nested = await Promise.all(
    parents.map(async (parent) =>
      (await readdir(join(workspaceRoot, parent))).map((name) => join(parent, name)),
    ),
  );
  await withLock(`build-${workspaceId}`, { signal }, () => compileNew(nested.flat(), { signal }));
}

/**
 * Compiles the folders that have never been, and all that they depend on, with one compiler for all.
 *
 * Nx then finds everything up to date: with a compiler of its own for each package it would take three times as long.
 */
async function compileNew(folders, { signal }) {
  const missing = [];
  for (const folder of folders) {
    const isPackage = await exists(join(workspaceRoot, folder, 'tsconfig.lib.json'));
    if (isPackage && !(await exists(join(workspaceRoot, folder, 'dist')))) missing.push(folder);
  }
  if (missing.length === 0) return;
  const compiler = join(workspaceRoot, 'node_modules', 'typescript', 'bin', 'tsc');
  const configs = missing.map((folder) => join(folder, 'tsconfig.lib.json'));
  await step({ title: 'Compiling for the first time', usually: '20 to 40 s' }, () =>
    runCommand(process.execPath, [compiler, '--build', ...configs], { signal, cwd: workspaceRoot }),
  );
}

async function exists(path) {
  return access(path).then(
    () => true,
    () => false,
  );
}
