// Proves that a table's columns stand under each other.
import { expect, it } from 'vitest';
import { toTable } from './table.js';

it('sets the first column to the left and the others to the right', () => {
  const rows = [
    ['', 'claim', 'no-op'],
    ['claims/s', '31.0', '41.0'],
    ['p50, ms', '1466', ''],
  ];
  expect(toTable(rows)).toBe(
    ['          claim  no-op', 'claims/s   31.0   41.0', 'p50, ms    1466'].join('\n'),
  );
});

it('of nothing is nothing', () => {
  expect(toTable([])).toBe('');
});
