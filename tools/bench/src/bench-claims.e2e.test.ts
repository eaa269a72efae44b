// Proves that the command measures each kind on a stack of its own, writes the numbers, and leaves nothing running.
import { describe, expect, it } from 'vitest';
import { CLAIM_LOADS } from './load/load-kind.js';
import { runBench } from '../test/bench-command.js';
import { benchToJson } from '../test/bench-to-json.js';
import type { ClaimsReport } from './report/claims-report.js';

const SECONDS = 1_000;

describe.runIf(process.platform === 'linux')('bench:claims', () => {
  it(
    'brings every kind to its end and tells what it took',
    { timeout: 180 * SECONDS },
    async () => {
      const args = 'claims --claims 5 --rounds 1 --concurrency 5';
      const report = await benchToJson<ClaimsReport>(args);
      expect(report.rounds.map(({ kind, count }) => [kind, count]).sort()).toEqual(
        CLAIM_LOADS.map((name) => [name, 5]).sort(),
      );
      for (const name of CLAIM_LOADS) {
        expect(report.kinds[name]).toMatchObject({
          perSecond: expect.any(Number) as number,
          p99Ms: expect.any(Number) as number,
          cpuPer1000: {
            worker: expect.any(Number) as number,
            temporal: expect.any(Number) as number,
            postgres: expect.any(Number) as number,
            simulator: expect.any(Number) as number,
          },
          workerPeakMb: expect.any(Number) as number,
        });
      }
      expect(report.kinds.claim).toMatchObject({ bridgeCalls: 9 });
      expect(report.kinds.claim.roundTrips).toBeLessThanOrEqual(6);
      expect(report.kinds['noop-two-speed'].historyEvents.max).toBeLessThanOrEqual(18);
      expect(report.kinds['noop-ordinary'].historyEvents.max).toBeGreaterThan(40);
      expect(report.targets).toHaveLength(4);
    },
  );

  it('leaves nothing running when it is stopped', { timeout: 120 * SECONDS }, async () => {
    const run = runBench(['claims']);
    await run.said('✓ Worker');
    run.stop('SIGINT');
    expect(await run.exitCode, run.output()).toBe(130);
    expect(await run.survivors()).toEqual([]);
  });
});
