// Proves that what the machine's CPUs did is read from /proc/stat, without their idling.
import { expect, it } from 'vitest';
import { parseMachineCpu } from './machine-cpu.js';

it('sums all but idle, waiting for disks, and guests, which are counted as user time already', () => {
  const text = 'cpu  1000 10 500 99999 8888 5 15 70 400 0\ncpu0 1 1 1 1 1 1 1 1 0 0\n';
  expect(parseMachineCpu(text)).toBe(16);
});
