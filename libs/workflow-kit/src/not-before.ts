import { FAILURES } from '@conn-dict/contracts';
import { sleep } from '@temporalio/workflow';
import { applicationFailureOf, failureTypeOf } from './workflow-failure.js';

/** Between two tries where the directory's clock and ours disagree about the end of a period. */
const RETRY_MS_MIN = 60_000;
const RETRY_MS_MAX = 24 * 3_600_000;

/**
 * Runs a step that the directory may refuse until a period of its own has ended, and waits for that end.
 *
 * The end is the directory's (`not_before` in the failure's details), never computed here. A refusal that comes
 * after the named end is met by a growing pause: only the clocks differ then.
 */
export async function whenPeriodEnds<T>(step: () => Promise<T>): Promise<T> {
  for (let pauseMs = RETRY_MS_MIN; ; pauseMs = Math.min(pauseMs * 2, RETRY_MS_MAX)) {
    try {
      return await step();
    } catch (error) {
      const type = failureTypeOf(error);
      if (type === undefined || FAILURES[type] !== 'later') throw error;
      await sleep(Math.max(pauseMs, msUntilNotBefore(error)));
    }
  }
}

/** How long the failure asks to wait; 0 where it names no end of a period. */
export function msUntilNotBefore(error: unknown): number {
  const details = applicationFailureOf(error)?.details?.[0] as { not_before?: unknown } | undefined;
  const notBefore = details?.not_before;
  const ms = typeof notBefore === 'string' ? Date.parse(notBefore) - Date.now() : 0;
  return Number.isFinite(ms) ? ms : 0;
}
