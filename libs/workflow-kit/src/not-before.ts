import { sleep } from '@temporalio/workflow';
import { applicationFailureOf, failureTypeOf } from './workflow-failure.js';
import { FAILURES } from '@conn-dict/contracts';

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
      await sleep(Math.max(pauseMs, msUntil(notBeforeOf(error))));
    }
  }
}

function notBeforeOf(error: unknown): string | undefined {
  const details = applicationFailureOf(error)?.details?.[0] as { not_before?: unknown } | undefined;
  return typeof details?.not_before === 'string' ? details.not_before : undefined;
}

function msUntil(instant: string | undefined): number {
  const ms = instant === undefined ? 0 : Date.parse(instant) - Date.now();
  return Number.isFinite(ms) ? ms : 0;
}
