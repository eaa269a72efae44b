import { posix } from 'node:path';
import { findText } from '../find-text.js';
import type { Repository, TextFile } from '../repository.js';

const LINK = /\]\((?<target>[^)\s]+)(?: "[^"]*")?\)/g;
const CODE = /```[\s\S]*?```|`[^`\n]*`/g;

/** Every relative link in a Markdown file leads to a file of the repository, and to a heading in it. */
export function markdownLinks(repository: Repository): string[] {
  const files = new Map(repository.map((file) => [file.path, file]));
  const folders = new Set(repository.flatMap(({ path }) => foldersOf(path)));
  return repository
    .filter(({ path }) => path.endsWith('.md'))
    .flatMap((page) => findText(withoutCode(page), LINK).map((hit) => ({ ...hit, page })))
    .flatMap(({ place, match, page }) => {
      const target = match.groups?.['target'] ?? '';
      if (/^[a-z][a-z+.-]*:/i.test(target)) return [];
      const [file = '', heading] = target.split('#');
      const path = file === '' ? page.path : posix.join(posix.dirname(page.path), file);
      const found = files.get(path);
      if (!found && !folders.has(path.replace(/\/$/, '')))
        return [`${place} links to ${target}, which is not there`];
      if (heading === undefined || !found || headingsOf(found).has(heading)) return [];
      return [`${place} links to a heading ${target} that is not there`];
    });
}

/** Blanks out code, so that lines keep their numbers. */
function withoutCode({ path, text }: TextFile): TextFile {
  return { path, text: text.replaceAll(CODE, (code) => code.replaceAll(/[^\n]/g, ' ')) };
}

function foldersOf(path: string): string[] {
  const folder = posix.dirname(path);
  return folder === '.' ? ['.'] : [folder, ...foldersOf(folder)];
}

/** The ids that forges give to headings. */
function headingsOf({ text }: TextFile): Set<string> {
  const headings = Array.from(text.matchAll(/^#+ (.+)$/gm), ([, heading = '']) => heading);
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
        .trim()
        .replaceAll(/\s/g, '-'),
    ),
  );
}
