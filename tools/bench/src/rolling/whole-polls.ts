/**
 * How server and workers are set up so that no poll is broken off at a stop: a task that the server has just given to it
 * would be lost, and be done again after its time-out (docs/deploys.md).
 */
export const WHOLE_POLLS = {
  temporalConfig: {
    // From server 1.31 on: it ends the polls of a worker that says that it stops.
    'frontend.enableCancelWorkerPollsOnShutdown': 'true',
    // Before: each poll ends by itself, soon.
    'matching.longPollExpirationInterval': '"5s"',
  },
  workerEnvironment: { TEMPORAL_POLL_SHUTDOWN_INTERRUPT_WAIT_MS: '6000' },
} as const;
