// Proves that the packages which a build needs are told by name, whether they are imported or taken in.
import type { Metafile } from 'esbuild';
import { expect, it } from 'vitest';
import { neededPackages } from './needed-packages.js';

function toMetafile(inputs: readonly string[], externals: readonly string[]): Metafile {
  const imports = externals.map((path) => ({ path, kind: 'import-statement', external: true }));
  const own = { path: 'bundle/chunk-A.js', kind: 'import-statement' };
  return {
    inputs: Object.fromEntries(inputs.map((path) => [path, { bytes: 1, imports: [] }])),
    outputs: {
      'bundle/worker.js': {
        bytes: 1,
        inputs: {},
        exports: [],
        imports: [...imports, own] as Metafile['outputs'][string]['imports'],
      },
    },
  };
}

it('names each package once, without its doors, and neither Node nor our own', () => {
  const inputs = ['../../node_modules/kysely/dist/esm/index.js', '../../libs/dict/dist/cid.js'];
  const imports = ['node:fs', 'path', 'pg', '@grpc/grpc-js/build/x.js', '@grpc/grpc-js', 'zod/v4'];
  expect(neededPackages(toMetafile(inputs, imports))).toEqual([
    '@grpc/grpc-js',
    'kysely',
    'pg',
    'zod',
  ]);
});
