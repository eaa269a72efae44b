// Proves that an image's package.json has what its programs import in the declared versions, what they load by name, and refuses what nobody declares.
import { expect, it } from 'vitest';
import { toImageManifest } from './image-manifest.js';
import type { LockFile } from '@conn-dict/supply-chain';

const lockFile: LockFile = {
  packages: {
    '': { name: 'house' },
    'apps/worker': {
      name: '@conn-dict/worker',
      version: '1.2.3',
      license: 'Apache-2.0',
      dependencies: { '@conn-dict/events': '*', pg: '^8.0.0' },
    },
    'libs/events': {
      dependencies: { '@conn-dict/worker': '*', ws: '^8.1.0' },
      optionalDependencies: { 'pulsar-client': '^1.0.0' },
    },
    'tools/tidy': { dependencies: { typescript: '~6.0.0' } },
    'node_modules/@conn-dict/events': { resolved: 'libs/events', link: true },
    'node_modules/@conn-dict/worker': { resolved: 'apps/worker', link: true },
    'node_modules/pg': { version: '8.0.1' },
  },
};
const options = { lockFile, apps: ['worker'], packages: ['ws'], pulsar: 'native' } as const;

it('names what is imported and what is loaded by name, in the declared versions', () => {
  expect(toImageManifest(options)).toEqual({
    name: '@conn-dict/worker',
    version: '1.2.3',
    license: 'Apache-2.0',
    private: true,
    type: 'module',
    dependencies: { ws: '^8.1.0', 'pulsar-client': '^1.0.0' },
  });
});

it('leaves the native client out where only the WebSocket API is wanted', () => {
  const { dependencies } = toImageManifest({ ...options, pulsar: 'websocket' });
  expect(dependencies).toEqual({ ws: '^8.1.0' });
});

it('takes what other apps in the image declare, and the name of the first', () => {
  const cli = { name: '@conn-dict/cli', dependencies: { commander: '^14.0.0' } };
  const withCli = { packages: { ...lockFile.packages, 'apps/cli': cli } };
  const packages = ['ws', 'commander'];
  expect(
    toImageManifest({ ...options, lockFile: withCli, apps: ['worker', 'cli'], packages }),
  ).toMatchObject({
    name: '@conn-dict/worker',
    dependencies: { ws: '^8.1.0', commander: '^14.0.0' },
  });
});

it('refuses a package that only a tool declares', () => {
  expect(() => toImageManifest({ ...options, packages: ['typescript'] })).toThrow(
    'typescript is imported, but none of our packages depends on it',
  );
});
