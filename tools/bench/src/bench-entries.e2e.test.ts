// Proves that the command measures entries with each number of workers, writes the numbers, and leaves nothing running.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runBench } from '../test/bench-command.js';
import type { EntriesReport } from './report/entries-report.js';

const SECONDS = 1_000;

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'conn-dict-bench-test-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe.runIf(process.platform === 'linux')('bench:entries', () => {
  it(
    'brings entries to their end with 1 and with 4 workers and tells what they took',
    { timeout: 300 * SECONDS },
    async () => {
      const json = join(folder, 'entries.json');
      const args = 'entries --entries 8 --rounds 1 --concurrency 4'.split(' ');
      const run = runBench([...args, '--json', json]);
      expect(await run.exitCode, run.output()).toBe(0);

      const report = JSON.parse(await readFile(json, 'utf8')) as EntriesReport;
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
      expect(await run.survivors()).toEqual([]);
    },
  );
});

describe.runIf(process.platform === 'linux')('bench:dict', () => {
  it('measures CIDs and every key type', { timeout: 60 * SECONDS }, async () => {
    const run = runBench(['dict', '--rounds', '1', '--json', join(folder, 'dict.json')]);
    expect(await run.exitCode, run.output()).toBe(0);
    expect(run.output()).toMatch(/^. CIDs\/s to bare createHmac: [\d.]+ \(wanted ≥ 0\.8\)$/m);
  });
});
