// Proves that a worker which the SDK has given up is noticed though its run never ends, and that the watch ends with its reason.
import type { WorkerStatus } from '@temporalio/worker';
import { expect, it } from 'vitest';
import { whenGivenUp } from './given-up.js';

const AT_ONCE = { lookEveryMs: 1, graceMs: 1 };

/** A worker that is in each of these states once, then in the last for good. */
function workerThrough(...states: WorkerStatus['runState'][]) {
  let looks = 0;
  return { getState: () => states[Math.min(looks++, states.length - 1)]! };
}

it('rejects once one of them has failed', async () => {
  const workers = [workerThrough('RUNNING'), workerThrough('RUNNING', 'RUNNING', 'FAILED')];
  const watch = whenGivenUp(workers, new AbortController().signal, AT_ONCE);
  await expect(watch).rejects.toThrow('the SDK has given the worker up');
});

it('leaves the worker time to tell the cause itself', async () => {
  const over = new AbortController();
  const slow = { lookEveryMs: 1, graceMs: 60_000 };
  const watch = whenGivenUp([workerThrough('FAILED')], over.signal, slow);
  over.abort();
  await expect(watch).rejects.toThrow('aborted');
});

it('ends when it is told to, in whatever state they are', async () => {
  const over = new AbortController();
  const watch = whenGivenUp([workerThrough('DRAINING')], over.signal);
  over.abort();
  await expect(watch).rejects.toThrow('aborted');
});
