import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file that git tracks, with its whole text. */
export interface TextFile {
  /** From the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

export type Repository = readonly TextFile[];

/** Looks at a repository and answers each fault as `path:line what is wrong`. */
export type Rule = (repository: Repository) => readonly string[];

/** Reads what git tracks under `root`; binary files and those that are deleted but not yet committed are left out. */
export function readRepository(root: string): Repository {
  const listing = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' });
  return listing
    .split('\0')
    .filter((path) => path !== '' && existsSync(join(root, path)))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
    .filter(({ text }) => !text.includes('\0'));
}
