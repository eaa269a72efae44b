import { withLock } from '../file-lock.mjs';
import { cachedPath, fillCacheFolder, isExecutable } from './cache-folder.mjs';
import { findOnPath } from './find-on-path.mjs';
import { firstThatWorks } from './first-that-works.mjs';
import { goInstall } from './go-install.mjs';

/** The newest that Go 1.26.8 takes: later tags want a newer Go. */
const VERSION = '1.32.1';
/** The first that ends the polls of a worker that stops (docs/deploys.md). */
const VERSION_MIN = [1, 31];
const CACHE_NAME = `temporal-server-${VERSION}`;
/** The last part of its package's name. */
const FILE_NAME = 'server';

/** Finds Temporal's server without installing it: a recent one on PATH, else the one in the cache, else nothing. */
export async function findTemporalServer({ signal } = {}) {
  const onPath = await findOnPath({
    fileName: 'temporal-server',
    versionArgs: ['--version'],
    isGood: isRecentServer,
    wanted: `Temporal's server ${VERSION_MIN.join('.')} or later`,
    signal,
  });
  if (onPath) return onPath;
  const cached = cachedPath(CACHE_NAME, FILE_NAME);
  return (await isExecutable(cached)) ? cached : undefined;
}

/**
 * Gives the path of Temporal's server as it is released, without UI and command, compiling it into the cache where needed.
 *
 * @throws ComponentUnavailable where there is none and Go cannot be used.
 */
export async function ensureTemporalServer({ signal } = {}) {
  const find = () => findTemporalServer({ signal });
  return (
    (await find()) ??
    withLock('temporal-server', { signal }, async () => (await find()) ?? install(signal))
  );
}

/** Reads the version from what `temporal-server --version` writes and tells whether it is recent enough. */
export function isRecentServer(text) {
  const [, major, minor] = /^temporal version (\d+)\.(\d+)\./.exec(text) ?? [];
  const [majorMin, minorMin] = VERSION_MIN;
  return Number(major) > majorMin || (Number(major) === majorMin && Number(minor) >= minorMin);
}

function install(signal) {
  return firstThatWorks("Temporal's server", {
    signal,
    remedy:
      'It is needed only by rolling-restarts. Install Go 1.26.8 or later and start again, or give --development-server.',
    ways: [
      {
        title: `Compiling Temporal's server ${VERSION} with Go`,
        usually: '5 minutes, once on this machine',
        get: async () => {
          const program = 'go.temporal.io/server/cmd/server';
          await fillCacheFolder(CACHE_NAME, (folder) =>
            goInstall({ program, version: VERSION, folder, signal }),
          );
          return cachedPath(CACHE_NAME, FILE_NAME);
        },
      },
    ],
  });
}
