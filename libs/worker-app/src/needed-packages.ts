import { isBuiltin } from 'node:module';
import type { Metafile } from 'esbuild';

const NAME = /^(?:@[^/]+\/)?[^/]+/;

/** Tells from what esbuild wrote down which packages of others a build imports, or has taken in; sorted. */
export function neededPackages({ inputs, outputs }: Metafile): string[] {
  const imported = Object.values(outputs)
    .flatMap(({ imports }) => imports)
    .filter(({ path, external }) => external === true && !isBuiltin(path))
    .map(({ path }) => toPackageName(path));
  const takenIn = Object.keys(inputs).flatMap((path) => {
    const [, inPackages] = /^.*node_modules\/(.+)$/.exec(path) ?? [];
    return inPackages === undefined ? [] : [toPackageName(inPackages)];
  });
  return [...new Set([...imported, ...takenIn])].sort();
}

/** `@scope/name` of `@scope/name/door`. */
function toPackageName(path: string): string {
  return NAME.exec(path)?.[0] ?? path;
}
