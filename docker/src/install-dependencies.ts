import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImageManifest } from './image-manifest.js';
import { runCommand } from './run-command.js';

export interface InstallDependenciesOptions {
  readonly root: string;
  readonly folder: string;
  readonly manifest: ImageManifest;
}

/**
 * Installs the packages of an image in the versions of the workspace's lock file, which npm prunes to them offline: it
 * cannot take another version. No script of a package runs; those that are needed are run by name.
 *
 * @throws CommandFailed
 */
export async function installDependencies(options: InstallDependenciesOptions): Promise<void> {
  const { root, folder, manifest } = options;
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
  await cp(join(root, 'package-lock.json'), join(folder, 'package-lock.json'));
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund'];
  await runCommand('npm', ['install', '--package-lock-only', '--offline', ...quiet], folder);
  await runCommand('npm', ['ci', '--omit=dev', '--prefer-offline', ...quiet], folder);
}
