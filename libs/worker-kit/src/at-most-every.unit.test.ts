// Proves that work is begun no more often than it may be, never twice at once, and again after it has failed.
import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { atMostEvery } from './at-most-every.js';

function createWorld() {
  let now = 0;
  let begun = 0;
  let end = (_error?: Error): void => undefined;
  const work = () => {
    begun += 1;
    return new Promise<void>((resolve, reject) => {
      end = (error) => (error ? reject(error) : resolve());
    });
  };
  return {
    call: atMostEvery(1_000, work, () => now),
    begun: () => begun,
    pass: (ms: number) => (now += ms),
    async end(error?: Error) {
      end(error);
      await turn();
    },
  };
}

it('begins with the first call, and with the first one a second later', async () => {
  const { call, begun, pass, end } = createWorld();
  call();
  call();
  expect(begun()).toBe(1);
  await end();
  pass(999);
  call();
  expect(begun()).toBe(1);
  pass(1);
  call();
  expect(begun()).toBe(2);
});

it('does not begin while it is under way, however long that takes', async () => {
  const { call, begun, pass, end } = createWorld();
  call();
  pass(5_000);
  call();
  expect(begun()).toBe(1);
  await end();
  call();
  expect(begun()).toBe(2);
});

it('begins again after it has failed', async () => {
  const { call, begun, pass, end } = createWorld();
  call();
  await end(new Error('away'));
  pass(1_000);
  call();
  expect(begun()).toBe(2);
});
