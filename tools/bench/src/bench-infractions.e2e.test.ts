// Proves that the command decides investigations and lets others wait, writes the numbers, and leaves nothing running.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runBench } from '../test/bench-command.js';
import type { InfractionsReport } from './report/infractions-report.js';

const SECONDS = 1_000;

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'conn-dict-bench-test-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe.runIf(process.platform === 'linux')('bench:infractions', () => {
  it(
    'tells what investigations took, and what the worker holds while they wait',
    { timeout: 240 * SECONDS },
    async () => {
      const json = join(folder, 'infractions.json');
      const args = 'infractions --infractions 6 --rounds 1 --concurrency 3 --idle 20'.split(' ');
      const run = runBench([...args, '--answer-after', '2000', '--json', json]);
      expect(await run.exitCode, run.output()).toBe(0);

      const { kinds, rounds, idle } = JSON.parse(await readFile(json, 'utf8')) as InfractionsReport;
      expect(rounds).toMatchObject([
        {
          count: 6,
          bridgeCallsByMethod: {
            CreateInfractionReport: 6,
            AcknowledgeInfractionReport: 6,
            CloseInfractionReport: 6,
            NotifyOfInfraction: 12,
          },
        },
      ]);
      expect(kinds.infraction).toMatchObject({ bridgeCalls: 5 });
      expect(idle).toMatchObject({ unit: 'investigations', waiting: 20, cachedWorkflows: 20 });
      expect(idle.atRest.peakMb).toBeGreaterThanOrEqual(idle.atRest.rssMb);
      expect(idle.targets).toHaveLength(2);
      expect(await run.survivors()).toEqual([]);
    },
  );
});
