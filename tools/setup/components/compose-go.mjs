import { withLock } from '../file-lock.mjs';
import { cachedPath, fillCacheFolder, isExecutable } from './cache-folder.mjs';
import { firstThatWorks } from './first-that-works.mjs';
import { goInstall } from './go-install.mjs';

const VERSION = '2.16.2';
const CACHE_NAME = `compose-go-${VERSION}`;
/** The last part of its package's name. */
const FILE_NAME = 'cmd';

/** Finds the reference loader of compose files in the cache without installing it. */
export async function findComposeGo() {
  const path = cachedPath(CACHE_NAME, FILE_NAME);
  return (await isExecutable(path)) ? path : undefined;
}

/**
 * Gives the path of the reference loader of compose files, which Docker Compose itself is made with, compiling it into
 * the cache where needed.
 *
 * @throws ComponentUnavailable where Go cannot be used.
 */
export async function ensureComposeGo({ signal } = {}) {
  return (
    (await findComposeGo()) ??
    withLock('compose-go', { signal }, async () => (await findComposeGo()) ?? install(signal))
  );
}

function install(signal) {
  return firstThatWorks('The loader of compose files', {
    signal,
    remedy: 'It is needed only by tests. Install Go 1.24 or later, and start again.',
    ways: [
      {
        title: `Compiling compose-go ${VERSION} with Go`,
        usually: '10 s, once on this machine',
        get: async () => {
          const program = 'github.com/compose-spec/compose-go/v2/cmd';
          await fillCacheFolder(CACHE_NAME, (folder) =>
            goInstall({ program, version: VERSION, folder, signal }),
          );
          return cachedPath(CACHE_NAME, FILE_NAME);
        },
      },
    ],
  });
}
