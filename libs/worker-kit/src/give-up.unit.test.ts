// Proves that an attempt is given up when the worker's grace period ends, whatever it was told before, and never else.
import type { Context } from '@temporalio/activity';
import { CancelledFailure } from '@temporalio/common';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { toGraceEnd, untilGivenUp } from './give-up.js';

function createAttempt() {
  const graceEnd = new AbortController();
  const over = new AbortController();
  let cancel = (_: string): void => undefined;
  const cancelled = new Promise<never>((_, reject) => {
    cancel = (reason) => reject(new CancelledFailure(reason));
  });
  const context = { cancelled } as unknown as Context;
  const givenUp = vi.fn();
  untilGivenUp(context, graceEnd.signal, over.signal).catch(givenUp);
  return { graceEnd, over, givenUp, cancel: (reason: string) => cancel(reason) };
}

const settled = () => new Promise(setImmediate);
const SHUTDOWN = expect.objectContaining({ message: 'WORKER_SHUTDOWN' }) as unknown;

describe('an attempt', () => {
  it('is given up when the SDK tells it of the shutdown', async () => {
    const { cancel, givenUp } = createAttempt();
    cancel('WORKER_SHUTDOWN');
    await settled();
    expect(givenUp).toHaveBeenCalledExactlyOnceWith(SHUTDOWN);
  });

  it.each(['CANCELLED', 'NOT_FOUND', 'TIMED_OUT'])(
    'that ignores %s goes on until the grace period ends',
    async (reason) => {
      const { cancel, givenUp, graceEnd } = createAttempt();
      cancel(reason);
      await settled();
      expect(givenUp).not.toHaveBeenCalled();
      graceEnd.abort();
      await settled();
      expect(givenUp).toHaveBeenCalledExactlyOnceWith(SHUTDOWN);
    },
  );

  it('that is cancelled after the grace period is given up at once', async () => {
    const { cancel, givenUp, graceEnd } = createAttempt();
    graceEnd.abort();
    await settled();
    expect(givenUp).not.toHaveBeenCalled();
    cancel('CANCELLED');
    await settled();
    expect(givenUp).toHaveBeenCalledExactlyOnceWith(SHUTDOWN);
  });

  it('that is over is not given up', async () => {
    const { cancel, givenUp, graceEnd, over } = createAttempt();
    cancel('CANCELLED');
    await settled();
    over.abort();
    graceEnd.abort();
    await settled();
    expect(givenUp).not.toHaveBeenCalled();
  });
});

describe('the end of the grace period', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it.each(['before', 'after'])('is counted from a stop %s its signal was made', (when) => {
    const stop = new AbortController();
    if (when === 'before') stop.abort();
    const graceEnd = toGraceEnd(stop.signal, 30_000);
    if (when === 'after') stop.abort();
    vi.advanceTimersByTime(29_999);
    expect(graceEnd.aborted).toBe(false);
    vi.advanceTimersByTime(1);
    expect(graceEnd.aborted).toBe(true);
  });
});
