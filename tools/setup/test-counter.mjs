import { stripVTControlCharacters } from 'node:util';

/**
 * Adds up the summary lines of all vitest runs in a stream of output: `Test Files  1 passed (1)`, `Tests  5 passed (5)`.
 *
 * A test file that fails before any of its tests can run counts as one failure.
 */
export function createTestCounter() {
  const totals = { runs: 0, passed: 0, failed: 0, skipped: 0 };
  let rest = '';
  let filesFailed = 0;
  const readLine = (line) => {
    const [, label, text] =
      /^\s*(Test Files|Tests)\s{2}(.*)$/.exec(stripVTControlCharacters(line)) ?? [];
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
  return {
    totals,
    add(chunk) {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop();
      lines.forEach(readLine);
    },
  };
}
