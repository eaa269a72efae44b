// Proves that the report tells of each thing that a restart must not cost.
import { describe, expect, it } from 'vitest';
import type { Restart } from './restart-workers.js';
import { toRollingReport, toRollingText, type RollingResult } from './rolling-report.js';

const TOLD_AT = 1_000_000;

function restart(change: Partial<Restart>): Restart {
  const times = { toldAtMs: TOLD_AT, endedAtMs: TOLD_AT + 1_000, drainMs: 1_000, startMs: 3_000 };
  return { pid: 7, ...times, exitCode: 0, ...change };
}

const GOOD: RollingResult = {
  restarts: [restart({})],
  journeys: [{ workflowId: 'claim-0', confirmedMs: 200 }],
  lost: {
    ordinaryAttempts: 1,
    lostAttempts: 0,
    failedAttempts: {},
    failedLocals: {},
    lostTasks: {},
    brokenTasks: [],
  },
  serverEndsPolls: true,
  onlyTellsOfPolls: false,
};
const BROKEN = { givenAtMs: TOLD_AT + 10, lostAtMs: TOLD_AT + 10_010 };
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
    expect(missed({ ...GOOD, onlyTellsOfPolls: true, lost })).toEqual([]);
    expect(toRollingText(toRollingReport(result))).toContain('Attempts lost in a poll: 2');
  });

  it('holds no restart to a task that timed out at another worker, or long before', () => {
    const brokenTasks = [
      { ...BROKEN, identity: '77@host' },
      { identity: '7@host', givenAtMs: TOLD_AT - 10_001, lostAtMs: TOLD_AT - 1 },
    ];
    expect(missed({ ...GOOD, lost: { ...GOOD.lost, brokenTasks } })).toEqual([]);
  });

  it.each<[string, Partial<RollingResult>, string]>([
    ['a killed worker', { restarts: [restart({ exitCode: null })] }, 'did not end with code 0'],
    ['a long drain', { restarts: [restart({ drainMs: 30_001 })] }, 'longest drain'],
    [
      'a failed attempt',
      { lost: { ...GOOD.lost, failedAttempts: { BridgeUnavailable: 1 } } },
      'ordinary activities',
    ],
    ['an attempt that was lost', { lost: { ...GOOD.lost, lostAttempts: 1 } }, 'lost in a poll'],
    [
      'more workflow tasks lost than one in fifty restarts',
      { lost: { ...GOOD.lost, brokenTasks: Array(2).fill({ ...BROKEN, identity: '7@host' }) } },
      'lost with a worker',
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
