import { sleep } from '@temporalio/workflow';
import { msUntilNotBefore } from './not-before.js';

/** A step is tried again soon after it was refused, in case that was a mishap; later as often as somebody looks. */
const PAUSE_MS_MIN = 60_000;
const PAUSE_MS_MAX = 6 * 3_600_000;

export interface PersistOptions {
  /** What the step was refused with before. */
  readonly refusal: unknown;
  /** After so long the last refusal is thrown. */
  readonly forMs: number;
  /** Told of each refusal, the first one too, before the pause that follows it. */
  readonly onRefusal: (refusal: unknown) => void;
}

/**
 * Goes on with a step that was refused for good and that nothing can do without: what has to change is outside, a
 * certificate, a permission, the Bridge. Waits between the tries, from a minute up to six hours, or until the end of a
 * period that a refusal names.
 *
 * @throws the last refusal, when the time is over
 */
export async function persist<T>(
  step: () => Promise<T>,
  { refusal, forMs, onRefusal }: PersistOptions,
): Promise<T> {
  const giveUpAtMs = Date.now() + forMs;
  let last = refusal;
  for (let pauseMs = PAUSE_MS_MIN; ; pauseMs = Math.min(pauseMs * 2, PAUSE_MS_MAX)) {
    onRefusal(last);
    const leftMs = giveUpAtMs - Date.now();
    if (leftMs <= 0) throw last;
    await sleep(Math.min(Math.max(pauseMs, msUntilNotBefore(last)), leftMs));
    try {
      return await step();
    } catch (error) {
      last = error;
    }
  }
}
