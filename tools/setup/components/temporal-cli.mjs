import { withLock } from '../file-lock.mjs';
import { cachedPath, fillCacheFolder, isExecutable } from './cache-folder.mjs';
import { findOnPath } from './find-on-path.mjs';
import { firstThatWorks } from './first-that-works.mjs';
import { goInstall } from './go-install.mjs';
import { downloadWithSdk } from './sdk-download.mjs';

const PROGRAM = 'github.com/temporalio/cli/cmd/temporal';
/** The newest that `go install` takes: later tags carry a replace directive. */
const VERSION = '1.5.1';
/** The oldest server whose development mode has all that the worker uses: updates, user metadata, the HTTP API. */
const SERVER_MIN = [1, 25];
const CACHE_NAMES = [`temporal-cli-${VERSION}`, 'temporal-cli-sdk'];

/** Finds the `temporal` command without installing it: a recent one on PATH, else the one in the cache, else nothing. */
export async function findTemporalCli({ signal } = {}) {
  const onPath = await findOnPath({
    fileName: 'temporal',
    versionArgs: ['--version'],
    isGood: isRecentTemporal,
    wanted: `a Temporal CLI with server ${SERVER_MIN.join('.')} or later`,
    signal,
  });
  if (onPath) return onPath;
  for (const name of CACHE_NAMES) {
    const path = cachedPath(name, 'temporal');
    if (await isExecutable(path)) return path;
  }
  return undefined;
}

/**
 * Gives the path of the `temporal` command, installing it into the cache where needed.
 *
 * @throws ComponentUnavailable where neither the download nor Go's compiler can be used.
 */
export async function ensureTemporalCli({ signal } = {}) {
  return (
    (await findTemporalCli({ signal })) ??
    withLock(
      'temporal-cli',
      { signal },
      async () => (await findTemporalCli({ signal })) ?? install({ signal }),
    )
  );
}

/** Reads the server version from what `temporal --version` writes and tells whether it is recent enough. */
export function isRecentTemporal(versionText) {
  const found = /Server (\d+)\.(\d+)/.exec(versionText);
  if (!found) return false;
  const [major, minor] = [Number(found[1]), Number(found[2])];
  return major > SERVER_MIN[0] || (major === SERVER_MIN[0] && minor >= SERVER_MIN[1]);
}

async function install({ signal }) {
  return firstThatWorks('Temporal (server, UI and command)', {
    signal,
    remedy:
      'Install it from https://docs.temporal.io/cli, or install Go 1.24 or later, and start again.',
    ways: [
      {
        title: 'Downloading Temporal',
        usually: '20 s; without internet it fails at once',
        get: () =>
          fillWith(CACHE_NAMES[1], (folder) =>
            downloadWithSdk({ kind: 'dev-server', folder, fileName: 'temporal', signal }),
          ),
      },
      {
        title: `Compiling Temporal ${VERSION} with Go`,
        usually: '4 minutes, once on this machine',
        get: () =>
          fillWith(CACHE_NAMES[0], (folder) =>
            goInstall({ program: PROGRAM, version: VERSION, folder, signal }),
          ),
      },
    ],
  });
}

async function fillWith(name, fill) {
  await fillCacheFolder(name, fill);
  return cachedPath(name, 'temporal');
}
