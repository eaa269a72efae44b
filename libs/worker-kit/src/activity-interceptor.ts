import type { TaskStatus, WorkerMetrics } from '@conn-dict/observability';
import type { Context } from '@temporalio/activity';
import { CancelledFailure } from '@temporalio/common';
import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import { toWorkIds, type WorkIds } from './work-ids.js';

/**
 * Measures each attempt of an activity, puts the ids that it works on on its log lines, and gives up waiting for one
 * that ignores the cancellation at the end of a shutdown, so that it cannot keep the worker from stopping. Such an
 * attempt fails, and the server has it done again elsewhere.
 */
export function createActivityInterceptor(metrics: WorkerMetrics): ActivityInterceptorsFactory {
  return (context) => {
    let ids: WorkIds = {};
    return {
      inbound: {
        async execute(input, next) {
          ids = toWorkIds(input.args);
          const startedAt = performance.now();
          const ended = (status: TaskStatus): void => {
            const seconds = (performance.now() - startedAt) / 1_000;
            metrics.activityEnded(context.info.activityType, status, seconds);
          };
          try {
            const result = await Promise.race([next(input), untilShutdown(context)]);
            ended('completed');
            return result;
          } catch (error) {
            ended(context.cancellationSignal.aborted ? 'cancelled' : 'failed');
            throw error;
          }
        },
      },
      outbound: {
        getLogAttributes: (input, next) => next({ ...input, ...ids }),
      },
    };
  };
}

/** Rejects when the worker's grace period is over; never settles else. */
function untilShutdown(context: Context): Promise<never> {
  return new Promise((_, reject) => {
    context.cancelled.catch((error: unknown) => {
      if (error instanceof CancelledFailure && error.message === 'WORKER_SHUTDOWN') reject(error);
    });
  });
}
