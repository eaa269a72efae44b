import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from './code-block.js';

/** Root of the repository. */
export const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));

/** The pages that a reader of the docs comes by: what git tracks, or would. */
const PAGES = ['README.md', 'docs/*.md'];

/** Reads README.md and all of docs, the README first: it is where a reader begins. */
export function readPages(root = ROOT): readonly Page[] {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', ...PAGES];
  const paths = execFileSync('git', args, { cwd: root, encoding: 'utf8' }).split('\0');
  return paths
    .filter((path) => path !== '' && existsSync(join(root, path)))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
    .sort((left, right) => rank(left) - rank(right) || left.path.localeCompare(right.path, 'en'));
}

function rank({ path }: Page): number {
  return path === 'README.md' ? 0 : 1;
}
