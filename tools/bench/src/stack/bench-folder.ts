import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeEmbeddedData } from '@conn-dict/database/embedded';

/** Where a run keeps what it needs; nothing of it outlives a run that went well. */
export interface BenchFolder {
  readonly path: string;
  readonly postgresDir: string;
  /** The events of one worker. */
  eventsFile(worker: string): string;
  logFile(program: string): string;
  /** Deletes the data, and the logs too where nobody needs them. */
  remove(options: { readonly keepLogs: boolean }): Promise<void>;
}

/** Makes a folder of its own among the temporary files. */
async function makeBenchFolder(): Promise<BenchFolder> {
  const path = await mkdtemp(join(tmpdir(), 'conn-dict-bench-'));
  const logsDir = join(path, 'logs');
  const postgresDir = join(path, 'postgres');
  const eventsDir = join(path, 'events');
  await mkdir(logsDir);
  await mkdir(eventsDir);
  return {
    path,
    postgresDir,
    eventsFile: (worker) => join(eventsDir, `${worker}.ndjson`),
    logFile: (program) => join(logsDir, `${program}.log`),
    remove: async ({ keepLogs }) => {
      await removeEmbeddedData(postgresDir);
      await rm(keepLogs ? eventsDir : path, { recursive: true, force: true });
    },
  };
}

export interface BenchFolderOptions {
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}

/** Gives `work` a folder, and removes it then; where `work` failed by itself, its logs stay. */
export async function withBenchFolder<T>(
  { signal, say }: BenchFolderOptions,
  work: (folder: BenchFolder) => Promise<T>,
): Promise<T> {
  const folder = await makeBenchFolder();
  let isDone = false;
  try {
    const result = await work(folder);
    isDone = true;
    return result;
  } finally {
    const keepLogs = !isDone && !signal.aborted;
    await folder.remove({ keepLogs });
    if (keepLogs) say(`The logs are in ${folder.path}`);
  }
}
