import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What is read of a `package-lock.json`, version 3. */
export interface LockFile {
  /** By folder: a workspace's, or where npm puts a package. */
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

export interface LockedPackage {
  readonly name?: string;
  readonly version?: string;
  readonly license?: string;
  readonly integrity?: string;
  /** Folder of the workspace that the link leads to. */
  readonly resolved?: string;
  readonly link?: boolean;
  readonly dev?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

export async function readLockFile(folder: string): Promise<LockFile> {
  return JSON.parse(await readFile(join(folder, 'package-lock.json'), 'utf8')) as LockFile;
}

/** Folders of a workspace and of all workspaces that it depends on to run. */
export function workspaceClosure({ packages }: LockFile, folder: string): string[] {
  const found = new Set<string>();
  const visit = (at: string): void => {
    if (found.has(at)) return;
    found.add(at);
    for (const name of Object.keys(packages[at]?.dependencies ?? {})) {
      const { link, resolved } = packages[`node_modules/${name}`] ?? {};
      if (link === true && resolved !== undefined) visit(resolved);
    }
  };
  visit(folder);
  return [...found];
}
