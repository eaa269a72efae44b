// Proves that each number of workers has medians, a ratio to its own no-op and a column for each process.
import { describe, expect, it } from 'vitest';
import { toRound } from '../../test/sample-round.js';
import { toEntriesReport } from './entries-report.js';
import { toEntriesText } from './entries-text.js';

const COUNTS = { historyEvents: { mean: 9, max: 9 }, roundTrips: 3, bridgeCalls: 1 };

describe('toEntriesReport', () => {
  const report = toEntriesReport({ count: 300, concurrency: 50, rounds: 1 }, [
    {
      workers: 1,
      rounds: [
        toRound('entry', { perSecond: 45, ...COUNTS }),
        toRound('noop-entry', { perSecond: 50 }),
      ],
    },
    {
      workers: 4,
      rounds: [
        toRound('noop-entry', { perSecond: 100 }),
        toRound('entry', { perSecond: 80, ...COUNTS, workersCpuPer1000: [7, 8, 9, 6] }),
      ],
    },
  ]);

  it('compares each number of workers with its own no-op', () => {
    expect(report.targets.map(({ measured, isMet }) => [measured, isMet])).toEqual([
      [0.9, true],
      [0.8, false],
      [9, true],
      [3, true],
      [1, true],
    ]);
  });

  it('is said in words, a table for each number of workers', () => {
    const text = toEntriesText(report);
    expect(text).toMatch(/^1 worker:$/m);
    expect(text).toMatch(/^4 workers:$/m);
    expect(text).toMatch(/^entries\/s +80\.0 +100\.0$/m);
    expect(text).toContain('7.0 8.0 9.0 6.0');
    expect(text).toContain('✗ entries/s, entry to no-op, 4 workers: 0.80 (wanted ≥ 0.85)');
  });
});
