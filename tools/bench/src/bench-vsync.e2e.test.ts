// Proves that the command finds the differences of 200,000 entries, writes the numbers, and leaves nothing running.
import { describe, expect, it } from 'vitest';
import { benchToJson } from '../test/bench-to-json.js';
import type { VSyncReport } from './report/vsync-report.js';

const SECONDS = 1_000;

describe.runIf(process.platform === 'linux')('bench:vsync', () => {
  it('tells what a comparison and a check take', { timeout: 120 * SECONDS }, async () => {
    const args = 'vsync --entries 1000,200000 --rounds 1';
    const { sizes, upkeep, targets } = await benchToJson<VSyncReport>(args);
    expect(sizes.map(({ entries }) => entries)).toEqual([1_000, 200_000]);
    for (const { rounds, best, peakMb } of sizes) {
      expect(rounds).toMatchObject([{ differences: 1_000 }]);
      expect(Math.min(...Object.values(best))).toBeGreaterThan(0);
      expect(peakMb).toBeLessThan(300);
    }
    expect(upkeep.withBucketsMs).toBeGreaterThan(0);
    expect(targets.map(({ name }) => name)).toContain(
      'check in sync, 200,000 entries to 1,000 entries',
    );
  });
});
