import { withLock } from '../file-lock.mjs';
import { cachedPath, fillCacheFolder, isExecutable } from './cache-folder.mjs';
import { findOnPath } from './find-on-path.mjs';
import { firstThatWorks } from './first-that-works.mjs';
import { goInstall } from './go-install.mjs';

const VERSION = '3.22.0';
/** The first whose complaints about values name each of them by its path: the tests read them. */
const OLDEST = [3, 18];
const CACHE_NAME = `helm-${VERSION}`;
const FILE_NAME = 'helm';

/** Finds `helm` without installing it: a recent one on PATH, else the one in the cache, else nothing. */
export async function findHelm({ signal } = {}) {
  const onPath = await findOnPath({
    fileName: FILE_NAME,
    versionArgs: ['version', '--short'],
    isGood: isRecentHelm,
    wanted: `Helm ${OLDEST.join('.')} or later`,
    signal,
  });
  if (onPath) return onPath;
  const cached = cachedPath(CACHE_NAME, FILE_NAME);
  return (await isExecutable(cached)) ? cached : undefined;
}

/**
 * Gives the path of `helm`, compiling it into the cache where needed.
 *
 * @throws ComponentUnavailable where there is none and Go cannot be used.
 */
export async function ensureHelm({ signal } = {}) {
  const find = () => findHelm({ signal });
  return (
    (await find()) ?? withLock('helm', { signal }, async () => (await find()) ?? install(signal))
  );
}

/** Reads the version from what `helm version --short` writes and tells whether it is recent enough. */
export function isRecentHelm(text) {
  const [, major, minor] = /^v(\d+)\.(\d+)\./.exec(text) ?? [];
  const [oldestMajor, oldestMinor] = OLDEST;
  return (
    Number(major) > oldestMajor || (Number(major) === oldestMajor && Number(minor) >= oldestMinor)
  );
}

function install(signal) {
  return firstThatWorks('Helm', {
    signal,
    remedy: 'It is needed only by tests. Install Helm, or Go 1.25 or later, and start again.',
    ways: [
      {
        title: `Compiling Helm ${VERSION} with Go`,
        usually: '2 minutes, once on this machine',
        get: async () => {
          const program = 'helm.sh/helm/v3/cmd/helm';
          await fillCacheFolder(CACHE_NAME, (folder) =>
            goInstall({ program, version: VERSION, folder, signal }),
          );
          return cachedPath(CACHE_NAME, FILE_NAME);
        },
      },
    ],
  });
}
