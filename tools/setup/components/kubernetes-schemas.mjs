import { access, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withLock } from '../file-lock.mjs';
import { runCommand } from '../run-command.mjs';
import { cachedPath, fillCacheFolder } from './cache-folder.mjs';
import { firstThatWorks } from './first-that-works.mjs';

/** Its versions are those of the newest Kubernetes that it knows. */
const VERSION = '1.37.0';
/** The oldest and the newest Kubernetes that the chart is for: of the package's 110 MB, 5 MB are kept. */
const KUBERNETES = ['1.29.0', '1.37.0'];
const CACHE_NAME = `kubernetes-schemas-local-${KUBERNETES.join('-')}`;

/** Finds the folder with the JSON schemas of Kubernetes' own kinds in the cache without installing it. */
export async function findKubernetesSchemas() {
  const path = cachedPath(CACHE_NAME);
  return access(path).then(
    () => path,
    () => undefined,
  );
}

/**
 * Gives the folder with the JSON schemas of Kubernetes' own kinds: `v1.37.0-local-strict/deployment-apps-v1.json`.
 *
 * They come in PyPI's package kubernetes-validate.
 *
 * @throws ComponentUnavailable where Python's pip cannot be used.
 */
export async function ensureKubernetesSchemas({ signal } = {}) {
  return (
    (await findKubernetesSchemas()) ??
    withLock(
      'kubernetes-schemas',
      { signal },
      async () => (await findKubernetesSchemas()) ?? install(signal),
    )
  );
}

function install(signal) {
  return firstThatWorks("Kubernetes' schemas", {
    signal,
    remedy: 'They are needed only by tests. Install Python 3 with pip, and start again.',
    ways: [
      {
        title: "Getting Kubernetes' schemas through pip",
        usually: '30 s, once on this machine',
        get: async () => {
          await fillCacheFolder(CACHE_NAME, (folder) => fill(folder, signal));
          return cachedPath(CACHE_NAME);
        },
      },
    ],
  });
}

async function fill(folder, signal) {
  const all = await mkdtemp(join(folder, 'all-'));
  const args = ['-m', 'pip', 'install', '--no-deps', '--no-compile', '--target', all];
  await runCommand('python3', [...args, `kubernetes-validate==${VERSION}`], { signal });
  for (const name of KUBERNETES.map((version) => `v${version}-local-strict`)) {
    const from = join(all, 'kubernetes_validate', 'kubernetes-json-schema', name);
    await copySchemas(from, join(folder, name));
  }
  await rm(all, { recursive: true });
}

async function copySchemas(from, to) {
  await mkdir(to);
  for (const name of await readdir(from)) {
    await writeFile(join(to, name), toLocalSchema(await readFile(join(from, name), 'utf8')));
  }
}

/** Makes a schema refer to the file beside it: its own name, and its references, are addresses that kubeconform would ask. */
export function toLocalSchema(text) {
  const { $id: _id, ...schema } = JSON.parse(text);
  return JSON.stringify(schema).replaceAll('"/api/_definitions.json#', '"_definitions.json#');
}
