// Proves that the command decides investigations and lets others wait, writes the numbers, and leaves nothing running.
import { describe, expect, it } from 'vitest';
import { benchToJson } from '../test/bench-to-json.js';
import type { InfractionsReport } from './report/infractions-report.js';

const SECONDS = 1_000;

describe.runIf(process.platform === 'linux')('bench:infractions', () => {
  it(
    'tells what investigations took, and what the worker holds while they wait',
    { timeout: 240 * SECONDS },
    async () => {
      const load = 'infractions --infractions 6 --rounds 1 --concurrency 3 --idle 20';
      const args = `${load} --answer-after 2000`;
      const { kinds, rounds, idle } = await benchToJson<InfractionsReport>(args);
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
    },
  );
});
