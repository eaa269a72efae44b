// Proves that the command finds the differences of 200,000 entries, writes the numbers, and leaves nothing running.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runBench } from '../test/bench-command.js';
import type { VSyncReport } from './report/vsync-report.js';

const SECONDS = 1_000;

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'conn-dict-bench-test-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe.runIf(process.platform === 'linux')('bench:vsync', () => {
  it('tells what a comparison and a check take', { timeout: 120 * SECONDS }, async () => {
    const json = join(folder, 'vsync.json');
    const run = runBench(['vsync', '--entries', '1000,200000', '--rounds', '1', '--json', json]);
    expect(await run.exitCode, run.output()).toBe(0);

    const { sizes, upkeep, targets } = JSON.parse(await readFile(json, 'utf8')) as VSyncReport;
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
    expect(await run.survivors()).toEqual([]);
  });
});
