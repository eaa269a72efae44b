// Proves that the report tells of each thing that a restart must not cost.
import { describe, expect, it } from 'vitest';
import { toRollingReport, toRollingText, type RollingResult } from './rolling-report.js';

const GOOD: RollingResult = {
  restarts: [{ drainMs: 1_000, startMs: 3_000, exitCode: 0 }],
  journeys: [{ workflowId: 'claim-0', confirmedMs: 200 }],
  lost: {
    ordinaryAttempts: 1,
    lostAttempts: 0,
    failedAttempts: {},
    failedLocals: {},
    lostTasks: {},
  },
  serverEndsPolls: true,
};
const missed = (result: RollingResult): readonly string[] =>
  toRollingReport(result).targets.flatMap(({ name, isMet }) => (isMet ? [] : [name]));

describe('toRollingReport', () => {
  it('is content where nothing was lost', () => {
    expect(missed(GOOD)).toEqual([]);
    expect(toRollingText(toRollingReport(GOOD))).toContain('1 restarts, 1 claims');
  });

  it('only tells of what was lost in a poll where the server ends none', () => {
    const lost = { ...GOOD.lost, lostAttempts: 2, lostTasks: { 'timed out (type 1)': 3 } };
    const result = { ...GOOD, serverEndsPolls: false, lost };
    expect(missed(result)).toEqual([]);
    expect(toRollingText(toRollingReport(result))).toContain('Attempts lost in a poll: 2');
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
      { lost: { ...GOOD.lost, failedAttempts: { BridgeUnavailable: 1 } } },
      'ordinary activities',
    ],
    ['an attempt that was lost', { lost: { ...GOOD.lost, lostAttempts: 1 } }, 'lost in a poll'],
    [
      'a workflow task that was lost',
      { lost: { ...GOOD.lost, lostTasks: { 'timed out (type 1)': 1 } } },
      'done again',
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
