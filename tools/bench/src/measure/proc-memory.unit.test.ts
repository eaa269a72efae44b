// Proves that memory is read from /proc in MB, and that a field that is missing is no zero.
import { expect, it } from 'vitest';
import { fieldMb } from './proc-memory.js';

const STATUS = 'Name:\tnode\nVmHWM:\t  204800 kB\nVmRSS:\t  102400 kB\n';

it('finds a field', () => {
  expect(fieldMb(STATUS, 'VmHWM')).toBe(200);
  expect(fieldMb(STATUS, 'VmRSS')).toBe(100);
});

it('misses a field aloud', () => {
  expect(() => fieldMb(STATUS, 'Pss')).toThrow('Pss');
});
