// Proves that rounds and waiting investigations become one page, with the worker's memory held to its budget at rest and at most.
import { expect, it } from 'vitest';
import { toRound } from '../../test/sample-round.js';
import { toInfractionsReport, toInfractionsText } from './infractions-report.js';

const OPTIONS = { count: 300, concurrency: 50, rounds: 3, answerAfterMs: 0 };
const report = toInfractionsReport(
  OPTIONS,
  [20, 30, 10].map((perSecond) =>
    toRound('infraction', { perSecond, bridgeCallsByMethod: { NotifyOfInfraction: 600 } }),
  ),
  {
    unit: 'investigations',
    waiting: 10_000,
    cachedWorkflows: 1_000,
    before: { rssMb: 200, pssMb: 190, peakMb: 210 },
    atRest: { rssMb: 450, pssMb: 440, peakMb: 510 },
  },
);

it('takes the median, and holds both memories to the budget', () => {
  expect(report.kinds.infraction.perSecond).toBe(20);
  expect(report.idle.targets.map(({ measured, isMet }) => [measured, isMet])).toEqual([
    [450, true],
    [510, false],
  ]);
});

it('is said in words', () => {
  const text = toInfractionsText(report);
  expect(text).toMatch(/^investigations\/s +20\.0$/m);
  expect(text).toContain('calls of the Bridge: NotifyOfInfraction 2.00');
  expect(text).toMatch(/^10000 investigations wait +450 +440 +510$/m);
  expect(text).toContain('✓ MB resident at rest: 450.00 (wanted ≤ 500)');
  expect(text).toContain('✗ MB resident at most: 510.00 (wanted ≤ 500)');
});
