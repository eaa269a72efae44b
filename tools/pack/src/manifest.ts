/** What this house writes into a package.json. */
export interface WorkspaceManifest {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly license: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, string | WorkspaceDoor>>;
}

interface WorkspaceDoor {
  readonly types: string;
  readonly default: string;
}

export interface PublishContext {
  /** Versions of the packages of this house, by name. */
  readonly versions: ReadonlyMap<string, string>;
  readonly engines: Readonly<Record<string, string>>;
}

/** Makes the package.json that is published: without what only this house needs, each door for both module systems. */
export function toPublishedManifest(
  { name, version, description, license, dependencies = {}, exports }: WorkspaceManifest,
  { versions, engines }: PublishContext,
): object {
  return {
    name,
    version,
    description,
    license,
    type: 'module',
    exports: Object.fromEntries(
      Object.entries(exports).map(([door, target]) => [door, toPublishedDoor(target)]),
    ),
    files: ['dist'],
    engines: { node: engines['node'] },
    dependencies: Object.fromEntries(
      Object.entries(dependencies).map(([dependency, range]) => [
        dependency,
        versions.get(dependency) ?? range,
      ]),
    ),
  };
}

function toPublishedDoor(target: string | WorkspaceDoor): object | string {
  if (typeof target === 'string') return target;
  const { types, default: code } = target;
  return {
    import: { types, default: code },
    require: { types: toCommonJs(types), default: toCommonJs(code) },
  };
}

/** Where the CommonJS twin of a built file lies. */
function toCommonJs(path: string): string {
  return path.replace(/^\.\/dist\//, './dist/cjs/');
}
