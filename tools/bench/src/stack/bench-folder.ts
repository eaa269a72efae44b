import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeEmbeddedData } from '@conn-dict/database/embedded';

/** Where a run keeps what it needs; nothing of it outlives a run that went well. */
export interface BenchFolder {
  readonly path: string;
  readonly postgresDir: string;
  readonly eventsFile: string;
  logFile(program: string): string;
  /** Deletes the data, and the logs too where nobody needs them. */
  remove(options: { readonly keepLogs: boolean }): Promise<void>;
}

/** Makes a folder of its own among the temporary files. */
export async function makeBenchFolder(): Promise<BenchFolder> {
  const path = await mkdtemp(join(tmpdir(), 'conn-dict-bench-'));
  const logsDir = join(path, 'logs');
  const postgresDir = join(path, 'postgres');
  const eventsFile = join(path, 'events.ndjson');
  await mkdir(logsDir);
  return {
    path,
    postgresDir,
    eventsFile,
    logFile: (program) => join(logsDir, `${program}.log`),
    remove: async ({ keepLogs }) => {
      await removeEmbeddedData(postgresDir);
      await rm(keepLogs ? eventsFile : path, { recursive: true, force: true });
    },
  };
}
