import { setTimeout as sleep } from 'node:timers/promises';
import { ApplicationFailure } from '@temporalio/common';
import type { Attempt } from './entry-histories.js';

const TRIES_MAX = 20;

/**
 * Runs an activity as Temporal does: retryable failures again, and the attempt that counts is the last one, whatever
 * became of those before it.
 *
 * @throws ApplicationFailure of the attempt that counts
 * @throws Error where a failure is none of ours
 */
export async function attempted<Result>(
  activity: () => Promise<Result>,
  attempt: Attempt = 'once',
): Promise<Result> {
  switch (attempt) {
    case 'once':
      return await retried(activity);
    case 'again':
      await retried(activity);
      return await retried(activity);
    case 'beside': {
      const lost = retried(activity).catch(failureType);
      const [counts] = await Promise.allSettled([retried(activity), lost]);
      if (counts.status === 'fulfilled') return counts.value;
      throw counts.reason;
    }
  }
}

async function retried<Result>(activity: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await activity();
    } catch (error) {
      failureType(error);
      if (!isRetryable(error) || tries === TRIES_MAX) throw error;
      await sleep(tries);
    }
  }
}

function isRetryable(error: unknown): boolean {
  return error instanceof ApplicationFailure && error.nonRetryable !== true;
}

/** Type of a failure of ours. @throws `error` where it is none */
export function failureType(error: unknown): string {
  if (error instanceof ApplicationFailure && error.type) return error.type;
  throw error;
}
