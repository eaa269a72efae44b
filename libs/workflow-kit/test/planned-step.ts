import { Context, activityInfo } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import type { ProbeActivities } from './workflows/probe-activities.js';

export type Speed = 'local' | 'durable';

/** What one attempt of a step does; `undefined` lets it succeed. */
export type Deed = (() => Promise<never>) | undefined;

/** A step that does what its plan says, attempt after attempt, and succeeds after that. */
export interface PlannedStep {
  readonly activities: Pick<ProbeActivities, 'StepActivity'>;
  readonly attempts: readonly { readonly speed: Speed; readonly atMs: number }[];
  speeds(): Speed[];
  /** Milliseconds between each attempt and the next. */
  pausesMs(): number[];
}

export function planStep(now: () => Promise<number>, plan: readonly Deed[]): PlannedStep {
  const attempts: { speed: Speed; atMs: number }[] = [];
  return {
    attempts,
    activities: {
      async StepActivity({ id }) {
        const deed = plan[attempts.length];
        attempts.push({
          speed: activityInfo().isLocal ? 'local' : 'durable',
          atMs: await now(),
        });
        await deed?.();
        return `${id} done`;
      },
    },
    speeds: () => attempts.map(({ speed }) => speed),
    pausesMs: () => attempts.slice(1).map(({ atMs }, i) => atMs - (attempts[i]?.atMs ?? 0)),
  };
}

/** Fails with this type. */
export function refuse(
  type: string,
  options: { retryable?: boolean; retryAfterMs?: number; notBefore?: Date } = {},
): () => Promise<never> {
  const { retryable = false, retryAfterMs, notBefore } = options;
  return () =>
    Promise.reject(
      ApplicationFailure.create({
        type,
        nonRetryable: !retryable,
        details: [notBefore ? { not_before: notBefore.toISOString() } : {}],
        ...(retryAfterMs === undefined ? {} : { nextRetryDelay: retryAfterMs }),
      }),
    );
}

export const unavailable = refuse('BridgeUnavailable', { retryable: true });

/** Gives no answer until it is cancelled. */
export const hang = (): Promise<never> => Context.current().cancelled;

export function times<T>(n: number, what: T): T[] {
  return Array.from({ length: n }, () => what);
}
