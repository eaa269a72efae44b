import type { Repeat } from './directory-failures.js';

/** What can go wrong between a caller and a run, as the client library tells it; no run fails with one of these. */
export const CLIENT_FAILURES = {
  /** There is no run with that id. */
  RunNotFound: 'never',
  /** The run has ended: it takes no more messages. */
  RunEnded: 'never',
  /** The run was cancelled, and has taken back what it had begun. */
  RunCancelled: 'never',
  /** An operator ended the run by force. */
  RunTerminated: 'never',
  /** The run reached its execution timeout. */
  RunTimedOut: 'never',
  /** The run failed without a type of ours: a defect. */
  RunBroken: 'never',
  /** The caller's own limit for a result is over; the run goes on. */
  WaitTimedOut: 'retry',
  /** Temporal, or the worker behind it, gave no answer in time; what was asked may have been done. */
  CallTimedOut: 'retry',
  /** No worker is there to answer a query. */
  WorkerUnavailable: 'retry',
  /** Temporal cannot be reached. */
  ServerUnavailable: 'retry',
  /** Temporal refuses the call: credentials, namespace or limits. */
  ServerRefused: 'never',
  /** The client was closed. */
  ClientClosed: 'never',
} as const satisfies Record<string, Repeat>;

export type ClientFailureType = keyof typeof CLIENT_FAILURES;
