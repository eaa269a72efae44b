import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { toPublishedManifest, type PublishContext, type WorkspaceManifest } from './manifest.js';
import { PUBLISHED_FOLDERS, WORKSPACE_ROOT } from './published-packages.js';
import { stageCode } from './stage-code.js';

/** Packs every published package, as built, into `outputFolder`; answers the path of each tarball by package name. */
export async function packPackages(outputFolder: string): Promise<ReadonlyMap<string, string>> {
  const output = resolve(outputFolder);
  await mkdir(output, { recursive: true });
  const folders = PUBLISHED_FOLDERS.map((folder) => join(WORKSPACE_ROOT, folder));
  const manifests = await Promise.all(folders.map(readManifest));
  const { engines } = await readJson<Pick<PublishContext, 'engines'>>(WORKSPACE_ROOT);
  const versions = new Map(manifests.map(({ name, version }) => [name, version]));
  const tarballs = new Map<string, string>();
  for (const [index, folder] of folders.entries()) {
    const manifest = manifests[index]!;
    const published = toPublishedManifest(manifest, { versions, engines });
    tarballs.set(manifest.name, await packPackage(folder, published, output));
  }
  return tarballs;
}

async function packPackage(folder: string, manifest: object, output: string): Promise<string> {
  const stage = await mkdtemp(join(tmpdir(), 'conn-dict-pack-'));
  try {
    await stageCode(join(folder, 'dist'), join(stage, 'dist'));
    await writeFile(join(stage, 'package.json'), JSON.stringify(manifest, undefined, 2));
    await cp(join(folder, 'README.md'), join(stage, 'README.md'));
    await cp(join(WORKSPACE_ROOT, 'LICENSE'), join(stage, 'LICENSE'));
    const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', output];
    const { stdout } = await promisify(execFile)('npm', args, { cwd: stage });
    const [packed] = JSON.parse(stdout) as readonly { readonly filename: string }[];
    return join(output, packed!.filename);
  } finally {
    await rm(stage, { recursive: true });
  }
}

function readManifest(folder: string): Promise<WorkspaceManifest> {
  return readJson<WorkspaceManifest>(folder);
}

async function readJson<T>(folder: string): Promise<T> {
  return JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as T;
}
