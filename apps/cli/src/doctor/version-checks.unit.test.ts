// Proves which Node and which packages of Temporal's the doctor takes.
import { expect, it } from 'vitest';
import { checkNode, checkPackages } from './version-checks.js';

it.each([
  ['20.18.9', 'fault'],
  ['18.20.0', 'fault'],
  ['20.19.0', 'good'],
  ['22.1.0', 'good'],
  ['24.0.0', 'good'],
])('Node %s is a %s', (version, outcome) => {
  expect(checkNode(version).outcome).toBe(outcome);
});

it('no package of Temporal is a fault', () => {
  expect(checkPackages([])).toMatchObject({
    outcome: 'fault',
    remedy: expect.stringContaining('npm ci') as unknown,
  });
});

it('names the packages of each version once', () => {
  const packages = ['common', 'common', 'worker'].map((name) => ({ name, version: '1.24.0' }));
  expect(checkPackages(packages)).toEqual({ outcome: 'good', found: '1.24.0, 3 packages' });
  expect(checkPackages([...packages, { name: 'client', version: '1.23.2' }])).toMatchObject({
    outcome: 'fault',
    found: 'versions differ: 1.24.0: common, worker; 1.23.2: client',
  });
});
