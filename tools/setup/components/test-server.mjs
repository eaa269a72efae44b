import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withLock } from '../file-lock.mjs';
import { runCommand } from '../run-command.mjs';
import { say } from '../step.mjs';
import { archiveClasses } from './class-archive.mjs';
import { cachedPath, fillCacheFolder, isExecutable } from './cache-folder.mjs';
import { firstThatWorks } from './first-that-works.mjs';
import { copyJars } from './maven.mjs';
import { downloadWithSdk } from './sdk-download.mjs';

const VERSION = '1.38.0';
const FILE_NAME = 'temporal-test-server';
const CACHE_NAMES = ['temporal-test-server-sdk', `temporal-test-server-${VERSION}`];
const ARCHIVE_NAME = 'classes.jsa';
const pom = fileURLToPath(new URL('test-server-pom.xml', import.meta.url));

/** Runs the server's jars; its first argument is the port. The flags make it start sooner and leave the second core free. */
const WRAPPER = `#!/bin/sh
here=$(cd "$(dirname "$0")" && pwd)
if [ -f "$here/${ARCHIVE_NAME}" ]; then archive="-XX:SharedArchiveFile=$here/${ARCHIVE_NAME}"; fi
exec java \${archive:+"$archive"} -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$here/lib/*" io.temporal.testserver.TestServer "$@"
`;

/** Finds Temporal's time-skipping test server in the cache without installing it. */
export async function findTestServer() {
  for (const name of CACHE_NAMES) {
    const path = cachedPath(name, FILE_NAME);
    if (await isExecutable(path)) return path;
  }
  return undefined;
}

/**
 * Gives the path of Temporal's time-skipping test server, installing it into the cache where needed.
 *
 * @throws ComponentUnavailable where neither the download nor Java with Maven can be used.
 */
export async function ensureTestServer({ signal } = {}) {
  return (
    (await findTestServer()) ??
    withLock('test-server', { signal }, async () => (await findTestServer()) ?? install({ signal }))
  );
}

async function install({ signal }) {
  return firstThatWorks("Temporal's test server with time skipping", {
    signal,
    remedy: 'Install Java 11 or later and Maven, and start again.',
    ways: [
      {
        title: "Downloading Temporal's test server",
        usually: '10 s; without internet it fails at once',
        get: () =>
          fillWith(CACHE_NAMES[0], (folder) =>
            downloadWithSdk({ kind: 'time-skipping', folder, fileName: FILE_NAME, signal }),
          ),
      },
      {
        title: `Getting Temporal's test server ${VERSION} through Maven`,
        usually: '30 s, once on this machine',
        get: async () => {
          const executable = await fillWith(CACHE_NAMES[1], (folder) => fill({ folder, signal }));
          const archive = cachedPath(CACHE_NAMES[1], ARCHIVE_NAME);
          await archiveClasses({
            executable,
            archive,
            signal,
            toArgs: (port) => [String(port)],
          }).catch(() => say('  (without an archive of its classes it starts slower)'));
          return executable;
        },
      },
    ],
  });
}

async function fillWith(name, fill) {
  await fillCacheFolder(name, fill);
  return cachedPath(name, FILE_NAME);
}

async function fill({ folder, signal }) {
  await runCommand('java', ['-version'], { signal });
  await copyJars({ pom, folder, properties: { testServerVersion: VERSION }, signal });
  await writeFile(join(folder, FILE_NAME), WRAPPER);
  await chmod(join(folder, FILE_NAME), 0o755);
}
