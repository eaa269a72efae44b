import { stripVTControlCharacters } from 'node:util';

/** A failed test's name: ` FAIL  package  file > test` of vitest, `✖ test (5ms)` of Node, or a task that Nx gave up. */
const FAILED_NAME = /^\s*(?:FAIL|✖)\s+(\S.*)$/;

/**
 * Adds up the summaries of all test runs in a stream of output: vitest's (`Tests  5 passed | 1 skipped (6)`) and those
 * of Node's own runner (`ℹ pass 5`).
 *
 * A test file of vitest's that fails before any of its tests can run counts as one failure. What vitest and Node say of
 * each failed test's name is kept in `failures`, to be said again where a long output is read: at its end.
 */
export function createTestCounter() {
  const totals = { runs: 0, passed: 0, failed: 0, skipped: 0 };
  const failures = new Set();
  let rest = '';
  let filesFailed = 0;
  const readLine = (line) => {
    const text = stripVTControlCharacters(line);
    readVitest(text);
    readNode(text);
    const [, name] = FAILED_NAME.exec(text) ?? [];
    if (name) failures.add(name);
  };
  const readVitest = (line) => {
    const [, label, text] = /^\s*(Test Files|Tests)\s{2}(.*)$/.exec(line) ?? [];
    if (!label) return;
    const count = (word) => Number(new RegExp(`(\\d+) ${word}`).exec(text)?.[1] ?? 0);
    if (label === 'Test Files') {
      totals.runs += 1;
      filesFailed = count('failed');
      return;
    }
    totals.passed += count('passed');
    totals.skipped += count('skipped') + count('todo');
    totals.failed += Math.max(count('failed'), filesFailed);
  };
  const readNode = (line) => {
    const [, label, count] = /^ℹ (tests|pass|fail|cancelled|skipped|todo) (\d+)$/.exec(line) ?? [];
    if (label === 'tests') totals.runs += 1;
    if (label === 'pass') totals.passed += Number(count);
    if (label === 'fail' || label === 'cancelled') totals.failed += Number(count);
    if (label === 'skipped' || label === 'todo') totals.skipped += Number(count);
  };
  return {
    totals,
    failures,
    add(chunk) {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop();
      lines.forEach(readLine);
    },
  };
}
