import { packageFiles, type PackageFile } from '../package-files.js';
import type { Repository } from '../repository.js';

/** Everybody uses one version of a third party's package. */
export function dependencyVersions(repository: Repository): string[] {
  const users = new Map<string, Map<string, string>>();
  for (const file of packageFiles(repository)) {
    for (const [name, version] of dependenciesOf(file)) {
      const versions = users.get(name) ?? new Map<string, string>();
      users.set(name, versions.set(version, file.path));
    }
  }
  return [...users]
    .filter(([, versions]) => versions.size > 1)
    .map(([name, versions]) => {
      const list = Array.from(versions, ([version, path]) => `${version} in ${path}`);
      return `${[...versions.values()].join(', ')}: ${name} has ${versions.size} versions: ${list.join(', ')}`;
    });
}

function dependenciesOf(file: PackageFile): [name: string, version: string][] {
  return [
    file.dependencies,
    file.devDependencies,
    file.optionalDependencies,
    file.peerDependencies,
  ].flatMap((dependencies) => Object.entries(dependencies ?? {}));
}
