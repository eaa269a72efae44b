// Proves that a workflow task that timed out is found with the worker that had it.
import { describe, expect, it } from 'vitest';
import { findBrokenTasks } from './broken-task.js';

const GIVEN = {
  eventId: 3,
  eventTime: { seconds: 1_000, nanos: 500_000_000 },
  workflowTaskStartedEventAttributes: { identity: '7@host' },
};
const timedOut = (startedEventId: number): object => ({
  eventId: 4,
  eventTime: { seconds: 1_010, nanos: 500_000_000 },
  workflowTaskTimedOutEventAttributes: { startedEventId },
});

describe('findBrokenTasks', () => {
  it('names the worker that had been given the task', () => {
    expect(findBrokenTasks([GIVEN, timedOut(3)])).toEqual([
      { identity: '7@host', givenAtMs: 1_000_500, lostAtMs: 1_010_500 },
    ]);
  });

  it('leaves out a task that nobody had been given, and one that ended well', () => {
    expect(findBrokenTasks([GIVEN, timedOut(0)])).toEqual([]);
    expect(findBrokenTasks([GIVEN])).toEqual([]);
  });
});
