// Proves that a published package.json holds nothing that only this house understands, and leads both module systems.
import { expect, it } from 'vitest';
import { toPublishedManifest } from './manifest.js';

const context = {
  versions: new Map([['@conn-dict/dict', '0.1.0']]),
  engines: { node: '>=20.19', npm: '>=10' },
};
const workspace = {
  name: '@conn-dict/contracts',
  version: '0.1.0',
  description: 'Names.',
  license: 'Apache-2.0',
  type: 'module',
  exports: {
    './package.json': './package.json',
    './cid': {
      '@conn-dict/source': './src/cid.ts',
      types: './dist/cid.d.ts',
      default: './dist/cid.js',
    },
  },
  files: ['dist', '!dist/**/*.tsbuildinfo'],
  dependencies: { '@conn-dict/dict': '*', '@temporalio/client': '1.24.0' },
  devDependencies: { '@conn-dict/testing': '*' },
  nx: { name: 'contracts' },
};

it('names exact versions, doors for import and require, and the Node that it needs', () => {
  expect(toPublishedManifest(workspace, context)).toEqual({
    name: '@conn-dict/contracts',
    version: '0.1.0',
    description: 'Names.',
    license: 'Apache-2.0',
    type: 'module',
    exports: {
      './package.json': './package.json',
      './cid': {
        import: { types: './dist/cid.d.ts', default: './dist/cid.js' },
        require: { types: './dist/cjs/cid.d.ts', default: './dist/cjs/cid.js' },
      },
    },
    files: ['dist'],
    engines: { node: '>=20.19' },
    dependencies: { '@conn-dict/dict': '0.1.0', '@temporalio/client': '1.24.0' },
  });
});
