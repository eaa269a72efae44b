import { readFile, readlink, realpath, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';

const STOP_TIMEOUT_MS = 30_000;
const POLL_MS = 20;

/**
 * Makes `dataDirectory` ours alone: stops the server that a killed process has left behind, removes the pid file
 * that a killed server has left behind, and notes this process as the owner.
 *
 * @throws EmbeddedPostgresError the process that started the running server is alive
 */
export async function takeOver(folder: string, dataDirectory: string): Promise<void> {
  const ownerFile = join(folder, 'owner.pid');
  const pidFile = join(dataDirectory, 'postmaster.pid');
  const serverPid = await readPid(pidFile);
  if (serverPid !== undefined) {
    if (await isServing(serverPid, dataDirectory)) {
      const owner = await readPid(ownerFile);
      if (owner !== undefined && isAlive(owner))
        throw new EmbeddedPostgresError(
          `PostgreSQL (process ${serverPid}) already runs on ${folder}, started by process ${owner}`,
        );
      await stopOrphan(serverPid, dataDirectory);
    }
    // PostgreSQL would refuse to start if the number has been given to another process meanwhile.
    await rm(pidFile, { force: true });
  }
  await writeFile(ownerFile, String(process.pid));
}

async function readPid(path: string): Promise<number | undefined> {
  const pid = Number((await readFile(path, 'utf8').catch(() => '')).split('\n')[0]);
  return Number.isInteger(pid) && pid > 0 ? pid : undefined;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** A server works in its data directory: Linux tells. Elsewhere a living process is taken for the server. */
async function isServing(pid: number, dataDirectory: string): Promise<boolean> {
  if (process.platform !== 'linux') return isAlive(pid);
  const folder = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
  return folder === (await realpath(dataDirectory));
}

async function stopOrphan(pid: number, dataDirectory: string): Promise<void> {
  process.kill(pid, 'SIGINT');
  const deadline = performance.now() + STOP_TIMEOUT_MS;
  while (await isServing(pid, dataDirectory)) {
    if (performance.now() > deadline)
      throw new EmbeddedPostgresError(
        `PostgreSQL of an earlier run (process ${pid}) does not stop`,
      );
    await delay(POLL_MS);
  }
}
