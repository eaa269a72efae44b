import { isCode, isForTests } from '../file-kinds.js';
import { findText } from '../find-text.js';
import type { Repository, TextFile } from '../repository.js';

const READS =
  /(?<![`\w'])process\s*\.\s*env\b|\{[^}]*\benv\b[^}]*\}\s*(?:=\s*process\b|from\s*'(?:node:)?process')/g;

/** Only libs/config reads the environment; what runs before anything is installed cannot use it. */
export function environment(repository: Repository): string[] {
  return repository
    .filter((file) => isCode(file) && !isForTests(file) && !mayRead(file))
    .flatMap((file) => findText(file, READS))
    .map(({ place }) => `${place} reads the environment, which only libs/config does`);
}

function mayRead({ path }: TextFile): boolean {
  return path.startsWith('libs/config/') || path.startsWith('tools/setup/');
}
