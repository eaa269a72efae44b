// Proves that a history with work that a restart has cost is told from one without.
import { describe, expect, it } from 'vitest';
import { toLostWork } from './lost-work.js';

type Events = Parameters<typeof toLostWork>[0];
const found = (event: object) => toLostWork([event] as Events);
const NOTHING = {
  ordinaryAttempts: 0,
  lostAttempts: 0,
  failedAttempts: {},
  failedLocals: {},
  lostTasks: {},
};

const WORKER_SHUTDOWN = { canceledFailureInfo: {}, message: 'WORKER_SHUTDOWN' };
const TIMED_OUT = { timeoutFailureInfo: { timeoutType: 1 } };
const marker = (failure: object) => ({
  markerRecordedEventAttributes: { markerName: 'core_local_activity', failure },
});

describe('toLostWork', () => {
  it('finds nothing where all went well', () => {
    expect(found({ workflowTaskCompletedEventAttributes: {} })).toEqual(NOTHING);
    expect(found({ activityTaskStartedEventAttributes: { attempt: 1 } })).toEqual({
      ...NOTHING,
      ordinaryAttempts: 1,
    });
  });

  it('finds an attempt that was repeated, in the one that followed', () => {
    const event = { activityTaskStartedEventAttributes: { attempt: 2, lastFailure: TIMED_OUT } };
    expect(found(event)).toMatchObject({ lostAttempts: 1, failedAttempts: {} });
  });

  it.each([
    [{ activityTaskFailedEventAttributes: { failure: WORKER_SHUTDOWN } }, /WORKER_SHUTDOWN/],
    [{ activityTaskCanceledEventAttributes: {} }, /cancelled/],
  ])('finds the last attempt of %j', (event, name) => {
    expect(Object.keys(found(event).failedAttempts).join()).toMatch(name);
  });

  it('finds a local attempt that failed, unless it only took too long', () => {
    const failure = { cause: { applicationFailureInfo: { type: 'StorageUnavailable' } } };
    expect(found(marker(failure)).failedLocals).toEqual({ StorageUnavailable: 1 });
    expect(found(marker({ cause: TIMED_OUT }))).toEqual(NOTHING);
  });

  it('finds a workflow task that was lost', () => {
    const timedOut = { workflowTaskTimedOutEventAttributes: { timeoutType: 1 } };
    expect(found(timedOut).lostTasks).toEqual({ 'timed out (type 1)': 1 });
    const failed = { workflowTaskFailedEventAttributes: { failure: WORKER_SHUTDOWN } };
    expect(Object.values(found(failed).lostTasks)).toEqual([1]);
  });
});
