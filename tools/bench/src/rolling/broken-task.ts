import type { Event } from './lost-work.js';
import type { Restart } from './restart-workers.js';

/** A workflow task that was given to a worker and timed out. */
export interface BrokenTask {
  /** The worker's, which begins with its process id. */
  readonly identity: string;
  /** In milliseconds since 1970. */
  readonly givenAtMs: number;
  readonly lostAtMs: number;
}

/** Finds them in one history. */
export function findBrokenTasks(history: readonly Event[]): readonly BrokenTask[] {
  const byId = new Map(history.map((event) => [String(event.eventId), event]));
  return history.flatMap(({ eventTime, workflowTaskTimedOutEventAttributes: timedOut }) => {
    const given = byId.get(String(timedOut?.startedEventId));
    const identity = given?.workflowTaskStartedEventAttributes?.identity;
    if (!identity) return [];
    return [{ identity, givenAtMs: toMs(given.eventTime), lostAtMs: toMs(eventTime) }];
  });
}

/** Tells whether the task's worker was told to stop before the task had timed out: it took the task with it. */
export function isLostWith(
  { identity, givenAtMs, lostAtMs }: BrokenTask,
  { pid, toldAtMs, endedAtMs }: Restart,
): boolean {
  return identity.startsWith(`${pid}@`) && toldAtMs < lostAtMs && givenAtMs < endedAtMs;
}

function toMs(time: Event['eventTime']): number {
  return Number(time?.seconds ?? 0) * 1_000 + (time?.nanos ?? 0) / 1_000_000;
}
