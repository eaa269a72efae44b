// Proves that the report tells of each thing that a restart must not cost.
import { describe, expect, it } from 'vitest';
import { toRollingReport, toRollingText, type RollingResult } from './rolling-report.js';

const GOOD: RollingResult = {
  restarts: [{ drainMs: 1_000, startMs: 3_000, exitCode: 0 }],
  journeys: [{ workflowId: 'claim-0', confirmedMs: 200 }],
  lost: { ordinaryAttempts: 1, failedAttempts: {}, failedLocals: {}, lostTasks: {} },
};
const missed = (result: RollingResult): readonly string[] =>
  toRollingReport(result).targets.flatMap(({ name, isMet }) => (isMet ? [] : [name]));

describe('toRollingReport', () => {
  it('is content where nothing was lost', () => {
    expect(missed(GOOD)).toEqual([]);
    expect(toRollingText(toRollingReport(GOOD))).toContain('1 restarts, 1 claims');
  });

  it.each<[string, Partial<RollingResult>, string]>([
    [
      'a killed worker',
      { restarts: [{ drainMs: 1, startMs: 1, exitCode: null }] },
      'did not end with code 0',
    ],
    ['a long drain', { restarts: [{ drainMs: 30_001, startMs: 1, exitCode: 0 }] }, 'longest drain'],
    [
      'a failed attempt',
      { lost: { ...GOOD.lost, failedAttempts: { 'timed out': 1 } } },
      'ordinary activities',
    ],
    ['a failed local one', { lost: { ...GOOD.lost, failedLocals: { cancelled: 1 } } }, 'local'],
    [
      'a claim that broke',
      { journeys: [{ workflowId: 'claim-0', confirmedMs: 1, failure: 'ended FAILED' }] },
      'did not end as completed',
    ],
  ])('is not, with %s', (_name, change, target) => {
    expect(missed({ ...GOOD, ...change })).toEqual([expect.stringContaining(target)]);
  });
});
