import { packageFiles } from '../package-files.js';
import type { Repository } from '../repository.js';

/** Each package says what it is: a README, a description, and a type tag for the boundaries. */
export function packageFacts(repository: Repository): string[] {
  const paths = new Set(repository.map(({ path }) => path));
  return packageFiles(repository)
    .filter(({ folder }) => folder !== '')
    .flatMap(({ path, folder, description, nx }) => [
      ...(paths.has(`${folder}/README.md`) ? [] : [`${path}:1 has no README.md beside it`]),
      ...(description ? [] : [`${path}:1 has no description`]),
      ...(nx?.tags?.some((tag) => tag.startsWith('type:')) ? [] : [`${path}:1 has no type: tag`]),
    ]);
}
