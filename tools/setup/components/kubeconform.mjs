import { withLock } from '../file-lock.mjs';
import { cachedPath, fillCacheFolder, isExecutable } from './cache-folder.mjs';
import { firstThatWorks } from './first-that-works.mjs';
import { goInstall } from './go-install.mjs';

const VERSION = '0.8.0';
const CACHE_NAME = `kubeconform-${VERSION}`;
const FILE_NAME = 'kubeconform';

/** Finds `kubeconform`, which holds manifests to the schemas of Kubernetes, in the cache without installing it. */
export async function findKubeconform() {
  const path = cachedPath(CACHE_NAME, FILE_NAME);
  return (await isExecutable(path)) ? path : undefined;
}

/**
 * Gives the path of `kubeconform`, compiling it into the cache where needed.
 *
 * @throws ComponentUnavailable where Go cannot be used.
 */
export async function ensureKubeconform({ signal } = {}) {
  return (
    (await findKubeconform()) ??
    withLock('kubeconform', { signal }, async () => (await findKubeconform()) ?? install(signal))
  );
}

function install(signal) {
  return firstThatWorks('kubeconform', {
    signal,
    remedy: 'It is needed only by tests. Install Go 1.25 or later, and start again.',
    ways: [
      {
        title: `Compiling kubeconform ${VERSION} with Go`,
        usually: '10 s, once on this machine',
        get: async () => {
          const program = 'github.com/yannh/kubeconform/cmd/kubeconform';
          await fillCacheFolder(CACHE_NAME, (folder) =>
            goInstall({ program, version: VERSION, folder, signal }),
          );
          return cachedPath(CACHE_NAME, FILE_NAME);
        },
      },
    ],
  });
}
