import {
  ActivityFailure,
  ApplicationFailure,
  isCancellation,
  proxyActivities,
  proxyLocalActivities,
  type ActivityOptions,
  type LocalActivityOptions,
} from '@temporalio/workflow';
import { createInTurn, type InTurn } from './in-turn.js';

/** How a step is tried: first in the worker itself, then as an activity that outlives outages. */
export interface TwoSpeedOptions {
  /** @default localRetryThreshold 1 second */
  readonly local: LocalActivityOptions;
  readonly durable: ActivityOptions;
}

/**
 * A pause between local attempts holds the workflow task. Only the policy's own first pause is short enough for that;
 * one that a peer asks for (retry-after) becomes a timer.
 */
const LOCAL_RETRY_THRESHOLD = '1s';

type Step = (input: unknown) => Promise<unknown>;
type Activities<A> = {
  readonly [K in keyof A]: A[K] extends (input: never) => Promise<unknown> ? A[K] : never;
};

/**
 * Makes callers for `A` that try a step as a local activity and, where that fails for a reason worth a retry,
 * schedule the same activity as an ordinary one.
 *
 * A local activity costs one marker instead of three events and a workflow task, but its retries do not outlive
 * the worker; the ordinary one does, and an operator sees it. The activity must be idempotent: it may run again
 * with its whole workflow task.
 *
 * Of one workflow, one step at a time is tried locally: a replay tells it of several ends in other portions than it
 * was told of them the first time, after which it could go another way (temporalio/sdk-python#1881, ADR 0008).
 */
export function proxyTwoSpeedActivities<A extends Activities<A>>(
  options: Readonly<Record<keyof A, TwoSpeedOptions>>,
): A {
  const inTurn = createInTurn();
  const steps = Object.entries<TwoSpeedOptions>(options).map(([name, option]) => [
    name,
    twoSpeed(name, option, inTurn),
  ]);
  return Object.fromEntries(steps) as A;
}

function twoSpeed(name: string, { local, durable }: TwoSpeedOptions, inTurn: InTurn) {
  const localRetryThreshold = LOCAL_RETRY_THRESHOLD;
  const locals = proxyLocalActivities<Record<string, Step>>({ localRetryThreshold, ...local });
  const tryLocal = locals[name] as Step;
  const runDurable = proxyActivities<Record<string, Step>>(durable)[name] as Step;
  return async (input: unknown) => {
    try {
      return await inTurn(() => tryLocal(input));
    } catch (error) {
      if (isFinal(error)) throw error;
      return await runDurable(input);
    }
  };
}

/** Tells whether a repeat is pointless: the step was cancelled, or refused for good. */
function isFinal(error: unknown): boolean {
  if (isCancellation(error)) return true;
  // A local activity's failure comes as it is, an ordinary one's inside an ActivityFailure.
  const failure = error instanceof ActivityFailure ? error.cause : error;
  return failure instanceof ApplicationFailure && failure.nonRetryable === true;
}
