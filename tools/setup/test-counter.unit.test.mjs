// Proves that the totals of a run are those of all its parts, with colours, split chunks and broken files.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTestCounter } from './test-counter.mjs';

const totalsOf = (...chunks) => {
  const counter = createTestCounter();
  chunks.forEach((chunk) => counter.add(chunk));
  return counter.totals;
};

test('adds up the runs of several packages', () => {
  const totals = totalsOf(
    ' Test Files  2 passed (2)\n      Tests  12 passed | 1 skipped (13)\n',
    ' Test Files  1 failed | 1 passed (2)\n      Tests  2 failed | 3 passed | 1 todo (6)\n',
  );
  assert.deepEqual(totals, { runs: 2, passed: 15, failed: 2, skipped: 2 });
});

test('reads coloured lines that come in pieces', () => {
  const totals = totalsOf(
    '\u001b[2m Test Files \u001b[22m \u001b[1m\u001b[32m1 pas',
    'sed\u001b[39m\u001b[22m\u001b[90m (1)\u001b[39m\n\u001b[2m      Tests \u001b[22m \u001b[32m5 passed\u001b[39m (5)',
    '\n',
  );
  assert.deepEqual(totals, { runs: 1, passed: 5, failed: 0, skipped: 0 });
});

test('a file that fails before its tests run is a failure', () => {
  const totals = totalsOf(' Test Files  1 failed | 1 passed (2)\n      Tests  4 passed (4)\n');
  assert.deepEqual(totals, { runs: 1, passed: 4, failed: 1, skipped: 0 });
});

test("counts the runs of Node's own test runner too", () => {
  const totals = totalsOf('ℹ tests 9\nℹ pass 7\nℹ fail 1\nℹ skipped 1\nℹ todo 0\n');
  assert.deepEqual(totals, { runs: 1, passed: 7, failed: 1, skipped: 1 });
});

test('keeps the names of what failed, each once', () => {
  const counter = createTestCounter();
  counter.add(
    ' FAIL  worker  src/a.test.ts > ends\n \u001b[41m FAIL \u001b[49m worker  src/b.test.ts\n',
  );
  counter.add(' FAIL  worker  src/a.test.ts > ends\n✖ reads a line (3ms)\n✔ good (1ms)\n');
  assert.deepEqual(
    [...counter.failures],
    ['worker  src/a.test.ts > ends', 'worker  src/b.test.ts', 'reads a line (3ms)'],
  );
});
