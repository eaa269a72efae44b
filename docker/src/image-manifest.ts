import { AssemblyError } from './assembly-error.js';
import { workspaceClosure, type LockFile } from '@conn-dict/supply-chain';
import type { PulsarClient } from './pulsar-client.js';

/** The package.json of an image. */
export interface ImageManifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly private: true;
  readonly type: 'module';
  readonly dependencies: Dependencies;
}

export interface ImageManifestOptions {
  readonly lockFile: LockFile;
  /** Whose programs it holds; it is named after the first. */
  readonly apps: readonly [string, ...string[]];
  /** Packages that the programs need. */
  readonly packages: readonly string[];
  readonly pulsar: PulsarClient;
}

/**
 * Makes the package.json of an image: what its programs need, in the versions that our packages declare, and what
 * these load by name, their optional dependencies.
 *
 * @throws AssemblyError a package is imported that none of ours declares for production
 */
export function toImageManifest(options: ImageManifestOptions): ImageManifest {
  const { lockFile, apps, packages, pulsar } = options;
  const own = lockFile.packages[`apps/${apps[0]}`];
  const closure = apps
    .flatMap((app) => workspaceClosure(lockFile, `apps/${app}`))
    .map((at) => lockFile.packages[at]);
  const declared = merge(closure.map((workspace) => workspace?.dependencies));
  const byName = merge(closure.map((workspace) => workspace?.optionalDependencies));
  if (pulsar === 'websocket') delete byName['pulsar-client'];
  const imported = packages.map((name) => [name, declared[name] ?? undeclared(name)] as const);
  return {
    name: own?.name ?? apps[0],
    version: own?.version ?? '0.0.0',
    license: own?.license ?? '',
    private: true,
    type: 'module',
    dependencies: { ...Object.fromEntries(imported), ...byName },
  };
}

type Dependencies = Readonly<Record<string, string>>;

function merge(each: readonly (Dependencies | undefined)[]): Record<string, string> {
  return Object.fromEntries(each.flatMap((dependencies = {}) => Object.entries(dependencies)));
}

function undeclared(name: string): never {
  throw new AssemblyError(`${name} is imported, but none of our packages depends on it`);
}
