/**
 * First try, inside the worker: one or two statements and at most two calls of the Bridge take milliseconds. One
 * attempt of five seconds: a workflow task must not be held longer, an outage is the other speed's, and the timer of
 * a second local attempt leaks in the SDK (temporalio/sdk-rust#1454).
 */
export const LOCAL_TRY = {
  startToCloseTimeout: '5s',
  scheduleToCloseTimeout: '6s',
  retry: { maximumAttempts: 1 },
} as const;

/** Longer than two calls at BRIDGE_GRPC_TIMEOUT's default of 30 s and a statement's time-out, so that they give up first. */
export const ATTEMPT = '75s';

/**
 * An attempt that was lost with its worker is done again after it. The worker heartbeats three times as often by
 * itself, so that it is lost to no busy moment; one that is given to another worker while it goes on does no harm.
 */
export const HEARTBEAT = '15s';

/** A minute's ceiling finds the end of an outage soon, and costs the directory few of its tokens. */
export const RETRY = {
  initialInterval: '1s',
  backoffCoefficient: 2,
  maximumInterval: '1m',
} as const;
