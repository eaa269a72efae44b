// Proves that rounds become medians, ratios within each round, and a verdict for each target.
import { describe, expect, it } from 'vitest';
import { toRound } from '../../test/sample-round.js';
import { toClaimsReport } from './claims-report.js';
import { toClaimsText } from './claims-text.js';

const OPTIONS = { count: 300, concurrency: 50, rounds: 3, answerAfterMs: 0 };
const ROUNDS = [
  toRound('claim', { perSecond: 30 }),
  toRound('noop-two-speed', { perSecond: 40 }),
  toRound('noop-ordinary', { perSecond: 20 }),
  // A round in which the machine was busy with something else.
  toRound('noop-two-speed', { perSecond: 4 }),
  toRound('noop-ordinary', { perSecond: 2 }),
  toRound('claim', { perSecond: 3 }),
  toRound('noop-ordinary', { perSecond: 18 }),
  toRound('claim', { perSecond: 36, roundTrips: 7 }),
  toRound('noop-two-speed', { perSecond: 40 }),
];

describe('toClaimsReport', () => {
  const report = toClaimsReport(OPTIONS, ROUNDS);

  it('takes the median of each kind', () => {
    expect(report.kinds.claim).toMatchObject({ perSecond: 30, roundTrips: 6 });
    expect(report.kinds['noop-ordinary'].perSecond).toBe(18);
  });

  it('compares within each round, so that a busy one does not count twice', () => {
    expect(report.targets.map(({ measured, isMet }) => [measured, isMet])).toEqual([
      [0.75, false],
      [1.5, false],
      [18, true],
      [6, true],
    ]);
  });

  it('meets a target that is reached exactly', () => {
    const [first] = toClaimsReport(OPTIONS, [
      toRound('claim', { perSecond: 32 }),
      toRound('noop-two-speed', { perSecond: 40 }),
      toRound('noop-ordinary', { perSecond: 20 }),
    ]).targets;
    expect(first).toMatchObject({ measured: 0.8, isMet: true });
  });

  it('is said in words', () => {
    const text = toClaimsText(report);
    expect(text).toMatch(/^claims\/s +30\.0 +40\.0 +18\.0$/m);
    expect(text).toContain('✗ claims/s, claim to two-speed no-op: 0.75 (wanted ≥ 0.8)');
    expect(text).toContain('✓ history events a claim: 18.00 (wanted ≤ 18)');
  });
});
