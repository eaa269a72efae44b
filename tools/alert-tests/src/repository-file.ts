import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = new URL('../../../', import.meta.url);

/** A file of this repository. */
export interface RepositoryFile {
  /** Of the file alone, without its folder. */
  readonly name: string;
  readonly path: string;
  readonly text: string;
}

/** Path of a file or folder of this repository. */
export function repositoryPath(path: string): string {
  return fileURLToPath(new URL(path, ROOT));
}

/** Reads the files of a folder whose names end so. @throws Error where there is none: a check of nothing passes */
export function readFiles(folder: string, ending: string): RepositoryFile[] {
  const names = readdirSync(repositoryPath(folder)).filter((name) => name.endsWith(ending));
  if (names.length === 0) throw new Error(`${folder} has no ${ending} file`);
  return names.map((name) => {
    const path = repositoryPath(`${folder}/${name}`);
    return { name, path, text: readFileSync(path, 'utf8') };
  });
}
