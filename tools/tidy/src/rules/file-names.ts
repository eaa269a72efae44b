import { isCode } from '../file-kinds.js';
import type { Repository } from '../repository.js';

const NAMELESS = ['utils', 'util', 'helpers', 'helper', 'types', 'common', 'misc', 'shared'];

/** A file or folder of code is named as the thing in it, in kebab-case; a name that fits everything names nothing. */
export function fileNames(repository: Repository): string[] {
  return repository.filter(isCode).flatMap(({ path }) => {
    const names = path.split('/').map((segment) => segment.split('.')[0] ?? segment);
    const nameless = names.filter((name) => NAMELESS.includes(name));
    const file = names.at(-1) ?? '';
    return [
      ...nameless.map((name) => `${path}:1 "${name}" does not say what is in it`),
      ...(/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(file) ? [] : [`${path}:1 is not in kebab-case`]),
    ];
  });
}
