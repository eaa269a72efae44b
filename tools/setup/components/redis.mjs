import { join } from 'node:path';
import { withLock } from '../file-lock.mjs';
import { runCommand } from '../run-command.mjs';
import { cachedPath, fillCacheFolder, isExecutable } from './cache-folder.mjs';
import { debianWays } from './debian-packages.mjs';
import { unpackDebianRedis } from './debian-redis.mjs';
import { findOnPath } from './find-on-path.mjs';
import { firstThatWorks } from './first-that-works.mjs';

/** Redis 6 brought what the tests use: TLS and users. */
const MAJOR_MIN = 6;
const CACHE_NAME = 'redis-debian';
const FILE_NAME = 'redis-server';
const VERSION_ARGS = ['--version'];

/** Finds a `redis-server` without installing it: a recent one on PATH, else the one in the cache, else nothing. */
export async function findRedis({ signal } = {}) {
  const onPath = await findOnPath({
    fileName: FILE_NAME,
    versionArgs: VERSION_ARGS,
    isGood: isRecentRedis,
    wanted: `Redis ${MAJOR_MIN} or later`,
    signal,
  });
  if (onPath) return onPath;
  const cached = cachedPath(CACHE_NAME, FILE_NAME);
  return (await isExecutable(cached)) ? cached : undefined;
}

/**
 * Gives the path of a `redis-server`, unpacking Debian's into the cache where needed; nothing is installed on the system.
 *
 * @throws ComponentUnavailable where there is none and no Debian package can be had.
 */
export async function ensureRedis({ signal } = {}) {
  const find = () => findRedis({ signal });
  return (
    (await find()) ?? withLock('redis', { signal }, async () => (await find()) ?? install(signal))
  );
}

/** Reads the version from what `redis-server --version` writes and tells whether it is recent enough. */
export function isRecentRedis(text) {
  const [, major] = /\bv=(\d+)\./.exec(text) ?? [];
  return Number(major) >= MAJOR_MIN;
}

async function install(signal) {
  const unpack = async () => {
    await fillCacheFolder(CACHE_NAME, async (folder) => {
      const path = join(folder, FILE_NAME);
      await unpackDebianRedis({ folder, path, signal });
      if (!isRecentRedis(await runCommand(path, VERSION_ARGS, { signal, timeoutMs: 10_000 })))
        throw new Error('it does not run');
    });
    return cachedPath(CACHE_NAME, FILE_NAME);
  };
  return firstThatWorks('Redis', {
    signal,
    remedy: `Install Redis ${MAJOR_MIN} or later, so that redis-server is on PATH. Only tests need it.`,
    ways: debianWays('Redis', { unpack, signal }),
  });
}
