/**
 * How long an event may take to its acknowledgement: less than the 5 s that a workflow gives the first, local try and
 * the 30 s of an ordinary attempt, so that both hear why an event is not out in place of timing out.
 */
export const PUBLISH_TIMEOUT_MS = 4_000;

/**
 * The same once the broker has been away for longer than that: a workflow's task waits for the first try, and with it
 * whatever else the workflow has to do.
 */
export const PUBLISH_TIMEOUT_AWAY_MS = 500;

/** Events that a broker has not acknowledged yet, at once: a second's worth of a busy worker. Those behind them wait. */
export const IN_FLIGHT_MAX = 500;
