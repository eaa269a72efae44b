import { mkdir, open, readFile, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from './step.mjs';
import { cacheDir } from './workspace.mjs';

const BEAT_MS = 5_000;
const STALE_AFTER_MS = 30_000;
const RETRY_MS = 500;

/**
 * Runs `work` while no other process on this machine runs work under the same name.
 *
 * The holder touches the lock file every 5 s; one left untouched for 30 s was left by a killed process and is taken over.
 */
export async function withLock(name, { signal, folder = join(cacheDir, 'locks') }, work) {
  const path = join(folder, `${name}.lock`);
  await mkdir(dirname(path), { recursive: true });
  await acquire(path, name, signal);
  const beat = setInterval(
    () => void utimes(path, new Date(), new Date()).catch(() => {}),
    BEAT_MS,
  );
  try {
    return await work();
  } finally {
    clearInterval(beat);
    await rm(path, { force: true });
  }
}

async function acquire(path, name, signal) {
  let told = false;
  for (;;) {
    if (await tryCreate(path)) return;
    if (await isStale(path)) {
      await rm(path, { force: true });
      continue;
    }
    if (!told)
      say(
        `  waiting: process ${await readFile(path, 'utf8').catch(() => '?')} is busy with ${name}`,
      );
    told = true;
    await sleep(RETRY_MS, undefined, { signal });
  }
}

async function tryCreate(path) {
  try {
    const file = await open(path, 'wx');
    await file.writeFile(String(process.pid));
    await file.close();
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

async function isStale(path) {
  const found = await stat(path).catch(() => undefined);
  if (!found) return false;
  const pid = Number(await readFile(path, 'utf8').catch(() => ''));
  return Date.now() - found.mtimeMs > STALE_AFTER_MS || (pid > 0 && !isRunning(pid));
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
