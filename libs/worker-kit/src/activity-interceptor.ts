import type { TaskStatus, WorkerMetrics } from '@conn-dict/observability';
import type { Context } from '@temporalio/activity';
import { CancelledFailure } from '@temporalio/common';
import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import { untilGivenUp } from './give-up.js';
import { keepAlive } from './heartbeat.js';
import { toWorkIds, type WorkIds } from './work-ids.js';

/**
 * Measures each attempt of an activity, puts the ids that it works on on its log lines, heartbeats for it, and gives up
 * waiting for one that ignores the cancellation at the end of a shutdown, so that it cannot keep the worker from
 * stopping. Such an attempt fails, and the server has it done again elsewhere.
 *
 * `graceEnd` aborts when a shutdown has given running tasks their time.
 */
export function createActivityInterceptor(
  metrics: WorkerMetrics,
  graceEnd: AbortSignal,
): ActivityInterceptorsFactory {
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
          const over = new AbortController();
          try {
            keepAlive(context, over.signal);
            const givenUp = untilGivenUp(context, graceEnd, over.signal);
            const result = await Promise.race([next(input), givenUp]);
            ended('completed');
            return result;
          } catch (error) {
            ended(isCancelled(context, error) ? 'cancelled' : 'failed');
            throw error;
          } finally {
            over.abort();
          }
        },
      },
      outbound: {
        getLogAttributes: (input, next) => next({ ...input, ...ids }),
      },
    };
  };
}

/** Tells an attempt that gave in to its cancellation from one that was cancelled and then failed for its own reason. */
function isCancelled({ cancellationSignal }: Context, error: unknown): boolean {
  return cancellationSignal.aborted && error instanceof CancelledFailure;
}
