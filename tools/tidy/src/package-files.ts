import type { Repository } from './repository.js';

/** What the rules read of a package.json. */
export interface PackageFile {
  readonly path: string;
  readonly folder: string;
  readonly description?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly nx?: { readonly tags?: readonly string[] };
}

/** All package.json files, the root's too: its folder is the empty string. */
export function packageFiles(repository: Repository): PackageFile[] {
  return repository
    .filter(({ path }) => /(?:^|\/)package\.json$/.test(path))
    .map(({ path, text }) => ({
      ...(JSON.parse(text) as Omit<PackageFile, 'path' | 'folder'>),
      path,
      folder: path.replace(/\/?package\.json$/, ''),
    }));
}
