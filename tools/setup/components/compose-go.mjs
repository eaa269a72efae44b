import { withLock } from '../file-lock.mjs';
import { runCommand } from '../run-command.mjs';
import { cachedPath, fillCacheFolder, isExecutable } from './cache-folder.mjs';
import { firstThatWorks } from './first-that-works.mjs';

const VERSION = '2.16.2';
const path = cachedPath(`compose-go-${VERSION}`, 'cmd');

/** Finds the reference loader of compose files in the cache without installing it. */
export async function findComposeGo() {
  return (await isExecutable(path)) ? path : undefined;
}

/**
 * Gives the path of the reference loader of compose files, which Docker Compose itself is made with, installing it into
 * the cache where needed.
 *
 * @throws ComponentUnavailable where Go's compiler cannot be used.
 */
export async function ensureComposeGo({ signal } = {}) {
  return (
    (await findComposeGo()) ??
    withLock('compose-go', { signal }, async () => (await findComposeGo()) ?? install({ signal }))
  );
}

function install({ signal }) {
  return firstThatWorks('The loader of compose files', {
    signal,
    remedy: 'Install Go 1.24 or later, and start again.',
    ways: [
      {
        title: `Compiling compose-go ${VERSION} with Go`,
        usually: '10 s, once on this machine',
        get: async () => {
          await fillCacheFolder(`compose-go-${VERSION}`, (folder) => compile({ folder, signal }));
          return path;
        },
      },
    ],
  });
}

function compile({ folder, signal }) {
  const module = `github.com/compose-spec/compose-go/v2/cmd@v${VERSION}`;
  return runCommand('go', ['install', module], {
    signal,
    env: { ...process.env, GOBIN: folder },
  });
}
