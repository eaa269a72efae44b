import { cp, mkdir, readFile, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { packPrograms } from '@conn-dict/worker-app/pack';
import { findAppFiles } from './app-files.js';
import { AssemblyError } from './assembly-error.js';
import { toImageManifest } from './image-manifest.js';
import { installDependencies } from './install-dependencies.js';
import { readLockFile } from '@conn-dict/supply-chain';
import { installNativePulsar, type PulsarClient } from './pulsar-client.js';
import { removeForeignBinaries } from './foreign-binaries.js';
import { writeBillOfMaterials } from './bill-of-materials.js';

export interface AssembleOptions {
  /** The workspace, with the app built (`steps/build.sh`). */
  readonly root: string;
  /** A folder of `apps`. */
  readonly app: string;
  /** Becomes `/app` of the image; made where it is missing, else empty. */
  readonly output: string;
  readonly pulsar: PulsarClient;
}

/**
 * Assembles what an app's image holds: its programs, packed, the packages that they need and no others, a bill of
 * materials. Needs npm's cache or the registry.
 *
 * @throws AssemblyError the app is unknown or not built, or the folder is not empty; CommandFailed a step failed
 */
export async function assembleApp({ root, app, output, pulsar }: AssembleOptions): Promise<void> {
  const folder = resolve(output);
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).length > 0) throw new AssemblyError(`${output} is not empty`);
  const { apps, programs, copies, packageLists } = await findAppFiles(root, app);
  const packed = await packPrograms({ programs, outputFolder: folder });
  const packages = [...packed.packages, ...(await readNames(packageLists))];
  for (const { from, to } of copies) await cp(from, join(folder, to), { recursive: true });
  const lockFile = await readLockFile(root);
  const manifest = toImageManifest({ lockFile, apps, packages, pulsar });
  await installDependencies({ root, folder, manifest });
  if ('pulsar-client' in manifest.dependencies) await installNativePulsar(folder);
  await removeForeignBinaries(folder);
  await writeBillOfMaterials(folder, manifest.name);
}

async function readNames(lists: readonly string[]): Promise<string[]> {
  const texts = await Promise.all(lists.map((path) => readFile(path, 'utf8')));
  return texts.flatMap((text) => JSON.parse(text) as string[]);
}
