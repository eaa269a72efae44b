// Proves that the command measures entries with each number of workers, writes the numbers, and leaves nothing running.
import { describe, expect, it } from 'vitest';
import { benchToJson } from '../test/bench-to-json.js';
import type { DictReport } from './report/dict-report.js';
import type { EntriesReport } from './report/entries-report.js';

const SECONDS = 1_000;

describe.runIf(process.platform === 'linux')('bench:entries', () => {
  it(
    'brings entries to their end with 1 and with 4 workers and tells what they took',
    { timeout: 300 * SECONDS },
    async () => {
      const args = 'entries --entries 8 --rounds 1 --concurrency 4';
      const report = await benchToJson<EntriesReport>(args);
      expect(report.runs.map(({ workers }) => workers)).toEqual([1, 4]);
      for (const { workers, rounds, kinds } of report.runs) {
        expect(rounds.map(({ kind, count }) => [kind, count]).sort()).toEqual([
          ['entry', 8],
          ['noop-entry', 8],
        ]);
        expect(kinds.entry).toMatchObject({ roundTrips: 3, bridgeCalls: 1 });
        expect(kinds['noop-entry']).toMatchObject({ roundTrips: 0, bridgeCalls: 0 });
        expect(kinds.entry.workersCpuPer1000).toHaveLength(workers);
      }
      expect(report.targets).toHaveLength(5);
    },
  );
});

describe.runIf(process.platform === 'linux')('bench:dict', () => {
  it('measures CIDs and every key type', { timeout: 60 * SECONDS }, async () => {
    const { targets } = await benchToJson<DictReport>('dict --rounds 1');
    const name = 'CIDs/s to bare createHmac';
    expect(targets).toContainEqual(expect.objectContaining({ name, wanted: '≥ 0.8' }));
  });
});
