import { chmod, copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withLock } from '../file-lock.mjs';
import { runCommand } from '../run-command.mjs';
import { say } from '../step.mjs';
import { cachedPath, fillCacheFolder, isExecutable } from './cache-folder.mjs';
import { archiveClasses, findFreePort } from './class-archive.mjs';
import { firstThatWorks } from './first-that-works.mjs';
import { copyJars } from './maven.mjs';

const VERSION = '4.0.7';
/** Changes with pulsar-standalone.sh too, so that no older copy of it is taken. */
const CACHE_NAME = `pulsar-${VERSION}-1`;
/** What Pulsar 4 is compiled for. */
const JAVA_MIN = 17;
const FILE_NAME = 'pulsar-standalone';
const pom = fileURLToPath(new URL('pulsar-pom.xml', import.meta.url));
const script = fileURLToPath(new URL('pulsar-standalone.sh', import.meta.url));

/** Finds the program that runs a Pulsar broker in the cache without installing it. */
export async function findPulsar() {
  const path = cachedPath(CACHE_NAME, FILE_NAME);
  return (await isExecutable(path)) ? path : undefined;
}

/**
 * Gives the path of `pulsar-standalone`, which runs a Pulsar broker, installing it into the cache where needed.
 *
 * @throws ComponentUnavailable where Java or Maven is missing.
 */
export async function ensurePulsar({ signal } = {}) {
  return (
    (await findPulsar()) ??
    withLock('pulsar', { signal }, async () => (await findPulsar()) ?? install({ signal }))
  );
}

async function install({ signal }) {
  return firstThatWorks('A Pulsar broker for tests', {
    signal,
    remedy: `It is needed only by tests. Install Java ${JAVA_MIN} or later and Maven, and start again.`,
    ways: [
      {
        title: `Getting Pulsar ${VERSION} through Maven`,
        usually: '1 minute, once on this machine',
        get: async () => {
          await fillCacheFolder(CACHE_NAME, (folder) => fill({ folder, signal }));
          const executable = cachedPath(CACHE_NAME, FILE_NAME);
          await archive({ executable, signal }).catch(() =>
            say('  (without an archive of its classes it starts slower)'),
          );
          return executable;
        },
      },
    ],
  });
}

async function fill({ folder, signal }) {
  await checkJava({ signal });
  await copyJars({ pom, folder, properties: { pulsarVersion: VERSION }, signal });
  await copyFile(script, join(folder, FILE_NAME));
  await chmod(join(folder, FILE_NAME), 0o755);
}

async function checkJava({ signal }) {
  const text = await runCommand('java', ['--version'], { signal });
  const major = Number(/^\S+ (\d+)/.exec(text)?.[1]);
  if (!(major >= JAVA_MIN)) throw new Error(`Java is ${text.split('\n')[0]}`);
}

async function archive({ executable, signal }) {
  const folder = await mkdtemp(join(tmpdir(), 'conn-dict-pulsar-'));
  try {
    await archiveClasses({
      executable,
      archive: cachedPath(CACHE_NAME, 'classes.jsa'),
      signal,
      toArgs: async (webPort) => [folder, String(await findFreePort()), String(webPort)],
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
