import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { identifyProcess, isSameProcess } from '../process/process-identity.js';
import { DataFolderError } from './data-folder-error.js';
import { stopOrphans, type OrphanRecord } from './orphans.js';

/** Keeps a second stack off the same data, and remembers what runs on it for the case that this process is killed. */
export interface StackLock {
  /** Ids of the processes of an earlier, killed run that had to be stopped. */
  readonly orphans: readonly string[];
  /** Notes the processes that run now, in the order in which they are to be stopped. */
  recordProcesses(records: readonly OrphanRecord[]): Promise<void>;
  release(): Promise<void>;
}

interface Holder {
  readonly pid: number;
  readonly identity: string;
}

/**
 * Takes the lock of a data folder. One that a killed stack left is taken over, after its orphans are stopped.
 *
 * @throws DataFolderError another stack runs on the folder.
 */
export async function acquireStackLock(folder: string): Promise<StackLock> {
  const lockPath = join(folder, 'stack.lock');
  const recordsPath = join(folder, 'stack-processes.json');
  const me = { pid: process.pid, identity: (await identifyProcess(process.pid)) ?? '' };
  while (!(await tryTake(lockPath, me))) await removeIfStale(lockPath, folder);
  const orphans = await stopOrphans((await readJson<readonly OrphanRecord[]>(recordsPath)) ?? []);
  await rm(recordsPath, { force: true });
  return {
    orphans,
    recordProcesses: (records) => writeWhole(recordsPath, records),
    release: async () => {
      await rm(recordsPath, { force: true });
      await rm(lockPath, { force: true });
    },
  };
}

/** A link appears with its whole content or, where there is one already, not at all. */
async function tryTake(path: string, me: Holder): Promise<boolean> {
  const draft = `${path}.${me.pid}`;
  await writeFile(draft, JSON.stringify(me));
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Moves a stale lock out of the way: of two that try at once, the move works for one. */
async function removeIfStale(path: string, folder: string): Promise<void> {
  const holder = await readJson<Holder>(path);
  if (holder && (await isSameProcess(holder.pid, holder.identity)))
    throw new DataFolderError(
      `Another local stack (process ${holder.pid}) runs on ${folder}: stop it, or choose another --data-dir and --port-offset`,
    );
  const aside = `${path}.stale-${process.pid}`;
  await rename(path, aside).catch(() => undefined);
  await rm(aside, { force: true });
}

async function writeWhole(path: string, content: unknown): Promise<void> {
  await writeFile(`${path}.new`, JSON.stringify(content));
  await rename(`${path}.new`, path);
}

async function readJson<T>(path: string): Promise<T | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as T;
  } catch {
    return undefined;
  }
}
