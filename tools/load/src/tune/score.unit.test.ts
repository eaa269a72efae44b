// Proves that settings are told apart by the slowest, and that none win by leaving work undone.
import { expect, it } from 'vitest';
import { toOutcomes, toSample } from '../../test/sample-report.js';
import { toScore } from './score.js';
import type { Outcome } from '../run/tally.js';

const score = (outcomes: readonly Outcome[]): number =>
  toScore({
    startedAt: '2026-01-31T10:00:00.000Z',
    planned: 20,
    begun: { claims: 20 },
    outcomes,
    samples: [toSample(1), toSample(30)],
    isInterrupted: false,
  });

it('is the p95 where all went well', () => expect(score(toOutcomes(20))).toBe(190));

it('is the whole run where one in ten is open', () => expect(score(toOutcomes(18))).toBe(30_000));

it('is the whole run where one in ten has failed', () => {
  const failed = toOutcomes(2, { failure: 'CallTimedOut', latencyMs: 1 });
  expect(score([...toOutcomes(18), ...failed])).toBe(30_000);
});
