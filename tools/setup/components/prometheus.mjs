import { delimiter, join } from 'node:path';
import { withLock } from '../file-lock.mjs';
import { runCommand } from '../run-command.mjs';
import { say } from '../step.mjs';
import { cachedPath, fillCacheFolder, isExecutable } from './cache-folder.mjs';
import { debianWays, unpackDebianPackages } from './debian-packages.mjs';
import { firstThatWorks } from './first-that-works.mjs';

/** The long-term release of the time; the rules use nothing newer. */
const VERSION_MIN = [2, 37];
const PROGRAMS = ['prometheus', 'promtool'];
/** Folders with both programs, in the cache. */
const DEBIAN = ['prometheus-debian', 'usr', 'bin'];
/** 3.7; many a tag carries a replace directive, which `go install` refuses. */
const COMPILED_VERSION = '0.307.0';
const COMPILED = [`prometheus-${COMPILED_VERSION}`];

/** Finds the folder with `prometheus` and `promtool` without installing them: on PATH, else in the cache, else nothing. */
export async function findPrometheus({ signal } = {}) {
  for (const folder of (process.env.PATH ?? '').split(delimiter).filter(Boolean)) {
    if (!(await hasPrograms(folder))) continue;
    if (isRecentPrometheus(await versionText(folder, signal).catch(() => ''))) return folder;
    say(`  passed over ${folder}/prometheus: not Prometheus ${VERSION_MIN.join('.')} or later`);
  }
  for (const names of [DEBIAN, COMPILED]) {
    const folder = cachedPath(...names);
    if (await hasPrograms(folder)) return folder;
  }
  return undefined;
}

/**
 * Gives the folder with `prometheus` and `promtool`, unpacking or compiling them into the cache where needed.
 *
 * @throws ComponentUnavailable where neither Debian's package nor Go's compiler can be used.
 */
export async function ensurePrometheus({ signal } = {}) {
  const find = () => findPrometheus({ signal });
  return (
    (await find()) ??
    withLock('prometheus', { signal }, async () => (await find()) ?? install(signal))
  );
}

/** Reads the version from what `prometheus --version` writes and tells whether it is recent enough. */
export function isRecentPrometheus(text) {
  const [, major, minor] = /\bversion (\d+)\.(\d+)\./.exec(text) ?? [];
  const [majorMin, minorMin] = VERSION_MIN;
  return Number(major) > majorMin || (Number(major) === majorMin && Number(minor) >= minorMin);
}

async function hasPrograms(folder) {
  const found = await Promise.all(PROGRAMS.map((name) => isExecutable(join(folder, name))));
  return found.every(Boolean);
}

const versionText = (folder, signal) =>
  runCommand(join(folder, PROGRAMS[0]), ['--version'], { signal, timeoutMs: 10_000 });

function install(signal) {
  const unpack = async () => {
    await fillCacheFolder(DEBIAN[0], async (folder) => {
      await unpackDebianPackages({ packages: ['prometheus'], folder, signal });
      const programs = join(folder, ...DEBIAN.slice(1));
      if (!isRecentPrometheus(await versionText(programs, signal)))
        throw new Error('it does not run, or is too old');
    });
    return cachedPath(...DEBIAN);
  };
  const compile = async () => {
    await fillCacheFolder(COMPILED[0], (folder) => compileWithGo({ folder, signal }));
    return cachedPath(...COMPILED);
  };
  return firstThatWorks('Prometheus', {
    signal,
    remedy:
      'Install Prometheus, so that prometheus and promtool are on PATH, or Go. Only tests need it.',
    ways: [
      ...debianWays('Prometheus', { unpack, signal }),
      {
        title: `Compiling Prometheus ${COMPILED_VERSION} with Go`,
        usually: '5 minutes, once on this machine',
        get: compile,
      },
    ],
  });
}

function compileWithGo({ folder, signal }) {
  const packages = PROGRAMS.map(
    (name) => `github.com/prometheus/prometheus/cmd/${name}@v${COMPILED_VERSION}`,
  );
  return runCommand('go', ['install', ...packages], {
    signal,
    env: { ...process.env, GOBIN: folder },
  });
}
