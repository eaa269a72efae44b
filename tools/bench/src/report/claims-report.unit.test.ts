// Proves that rounds become medians, ratios within each round, and a verdict for each target.
import { describe, expect, it } from 'vitest';
import { toRound } from '../../test/sample-round.js';
import { toReport } from './claims-report.js';
import { toClaimsText } from './claims-text.js';

const OPTIONS = { claims: 300, concurrency: 50, rounds: 3, answerAfterMs: 0 };
const ROUNDS = [
  toRound('claim', { claimsPerSecond: 30 }),
  toRound('noop-two-speed', { claimsPerSecond: 40 }),
  toRound('noop-ordinary', { claimsPerSecond: 20 }),
  // A round in which the machine was busy with something else.
  toRound('noop-two-speed', { claimsPerSecond: 4 }),
  toRound('noop-ordinary', { claimsPerSecond: 2 }),
  toRound('claim', { claimsPerSecond: 3 }),
  toRound('noop-ordinary', { claimsPerSecond: 18 }),
  toRound('claim', { claimsPerSecond: 36, roundTripsPerClaim: 7 }),
  toRound('noop-two-speed', { claimsPerSecond: 40 }),
];

describe('toReport', () => {
  const report = toReport(OPTIONS, ROUNDS);

  it('takes the median of each kind', () => {
    expect(report.kinds.claim).toMatchObject({ claimsPerSecond: 30, roundTripsPerClaim: 6 });
    expect(report.kinds['noop-ordinary'].claimsPerSecond).toBe(18);
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
    const [first] = toReport(OPTIONS, [
      toRound('claim', { claimsPerSecond: 32 }),
      toRound('noop-two-speed', { claimsPerSecond: 40 }),
      toRound('noop-ordinary', { claimsPerSecond: 20 }),
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
