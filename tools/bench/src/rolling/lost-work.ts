import type { Client } from '@temporalio/client';
import { inLanes } from '../load/in-lanes.js';
import { findBrokenTasks, type BrokenTask } from './broken-task.js';

/** An event of a history. */
export type Event = NonNullable<
  Awaited<ReturnType<ReturnType<Client['workflow']['getHandle']>['fetchHistory']>>['events']
>[number];

/** What histories tell of work that was begun and did not end well, counted by what it was. */
export interface LostWork {
  /** Ordinary activities that were begun at all. */
  readonly ordinaryAttempts: number;
  /** Attempts of ordinary activities that timed out: nobody has worked on them. */
  readonly lostAttempts: number;
  /** Those that failed otherwise, or were cancelled, by their failure. */
  readonly failedAttempts: Readonly<Record<string, number>>;
  /** Local attempts that failed otherwise than by their time-out, which the slow calls of the load bring. */
  readonly failedLocals: Readonly<Record<string, number>>;
  /** Workflow tasks that timed out or failed: done again, some of them only after 10 s. */
  readonly lostTasks: Readonly<Record<string, number>>;
  /** Those of them that a worker had been given. */
  readonly brokenTasks: readonly BrokenTask[];
}

const LANES = 20;

const TIMED_OUT = 'timed out';

/** Reads the histories of all the workflows. */
export async function findLostWork(
  { workflow }: Client,
  workflowIds: readonly string[],
  signal: AbortSignal,
): Promise<LostWork> {
  const histories = await inLanes(workflowIds, { lanes: LANES, signal }, async (workflowId) => {
    const { events } = await workflow.getHandle(workflowId).fetchHistory();
    return events ?? [];
  });
  const brokenTasks = histories.flatMap(findBrokenTasks);
  return { ...toLostWork(histories.flat()), brokenTasks };
}

/** Counts what some events tell. */
export function toLostWork(events: readonly Event[]): Omit<LostWork, 'brokenTasks'> {
  return {
    ordinaryAttempts: events.filter((event) => event.activityTaskStartedEventAttributes).length,
    lostAttempts: events.filter((event) => failedAttempt(event) === TIMED_OUT).length,
    failedAttempts: count(events, (event) => unlessTimedOut(failedAttempt(event))),
    failedLocals: count(events, failedLocal),
    lostTasks: count(events, lostTask),
  };
}

function count(
  events: readonly Event[],
  find: (event: Event) => string | undefined,
): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const event of events) {
    const found = find(event);
    if (found !== undefined) counts[found] = (counts[found] ?? 0) + 1;
  }
  return counts;
}

/** An attempt that is repeated leaves no event: the one that follows tells of it. */
function failedAttempt({
  activityTaskStartedEventAttributes: started,
  activityTaskFailedEventAttributes: failed,
  activityTaskTimedOutEventAttributes: timedOut,
  activityTaskCanceledEventAttributes: cancelled,
}: Event): string | undefined {
  if (started && Number(started.attempt) > 1) return toName(started.lastFailure);
  if (failed ?? timedOut) return toName((failed ?? timedOut)?.failure);
  return cancelled ? 'cancelled' : undefined;
}

function unlessTimedOut(failure: string | undefined): string | undefined {
  return failure === TIMED_OUT ? undefined : failure;
}

function failedLocal({ markerRecordedEventAttributes: marker }: Event): string | undefined {
  if (marker?.markerName !== 'core_local_activity' || !marker.failure) return undefined;
  return isTimeout(marker.failure) ? undefined : toName(marker.failure);
}

function lostTask({
  workflowTaskTimedOutEventAttributes: timedOut,
  workflowTaskFailedEventAttributes: failed,
}: Event): string | undefined {
  if (timedOut) return `timed out (type ${timedOut.timeoutType})`;
  return failed ? `failed (${toName(failed.failure)})` : undefined;
}

interface Failure {
  readonly message?: string | null;
  readonly cause?: Failure | null;
  readonly timeoutFailureInfo?: object | null;
  readonly canceledFailureInfo?: object | null;
  readonly applicationFailureInfo?: { readonly type?: string | null } | null;
}

function isTimeout({ timeoutFailureInfo, cause }: Failure): boolean {
  return Boolean(timeoutFailureInfo ?? cause?.timeoutFailureInfo);
}

function toName(failure: Failure | null | undefined): string {
  if (!failure) return 'unknown';
  if (failure.timeoutFailureInfo) return TIMED_OUT;
  if (failure.canceledFailureInfo) return `cancelled (${failure.message})`;
  return (
    failure.applicationFailureInfo?.type ?? (failure.cause ? toName(failure.cause) : 'unknown')
  );
}
