// Proves that each attempt of an activity is measured by how it ended, and that none can hold up the end of the worker.
import type { WorkerMetrics } from '@conn-dict/observability';
import type { Context } from '@temporalio/activity';
import { CancelledFailure } from '@temporalio/common';
import { expect, it } from 'vitest';
import { createActivityInterceptor } from './activity-interceptor.js';

interface Ended {
  readonly activityType: string;
  readonly status: string;
  readonly seconds: number;
}

function createAttempt(run: () => Promise<unknown>) {
  const ended: Ended[] = [];
  const metrics = {
    activityEnded: (activityType: string, status: string, seconds: number) =>
      ended.push({ activityType, status, seconds }),
  } as unknown as WorkerMetrics;
  const abort = new AbortController();
  const cancelled = new Promise<never>((_, reject) => {
    abort.signal.addEventListener('abort', () => reject(abort.signal.reason as Error));
  });
  const context = {
    info: { activityType: 'CreateClaimActivity' },
    cancellationSignal: abort.signal,
    cancelled,
  } as unknown as Context;
  const { inbound, outbound } = createActivityInterceptor(metrics)(context);
  const input = { args: [{ claim_id: 'C-1' }], headers: {} };
  return {
    ended,
    cancel: (reason: string) => abort.abort(new CancelledFailure(reason)),
    execute: () => inbound?.execute?.(input, run),
    logAttributes: () => outbound?.getLogAttributes?.({ attempt: 1 }, (given) => given),
  };
}

it('counts a good attempt, hands its result on and its ids to the log', async () => {
  const attempt = createAttempt(() => Promise.resolve('done'));
  expect(await attempt.execute()).toBe('done');
  expect(attempt.ended).toMatchObject([
    { activityType: 'CreateClaimActivity', status: 'completed' },
  ]);
  expect(attempt.ended[0]?.seconds).toBeGreaterThanOrEqual(0);
  expect(attempt.logAttributes()).toEqual({ attempt: 1, claim_id: 'C-1' });
});

it('counts a failed attempt, and hands the failure on', async () => {
  const failure = new Error('broken');
  const attempt = createAttempt(() => Promise.reject(failure));
  await expect(attempt.execute()).rejects.toBe(failure);
  expect(attempt.ended).toMatchObject([{ status: 'failed' }]);
});

it('counts a cancelled attempt once it has ended by itself', async () => {
  let end = (_: Error): void => undefined;
  const attempt = createAttempt(() => new Promise((_, reject) => (end = reject)));
  const running = attempt.execute();
  attempt.cancel('CANCELLED');
  await new Promise(setImmediate);
  expect(attempt.ended).toEqual([]);
  end(new CancelledFailure('CANCELLED'));
  await expect(running).rejects.toBeInstanceOf(CancelledFailure);
  expect(attempt.ended).toMatchObject([{ status: 'cancelled' }]);
});

it('does not wait for one that ignores the end of the worker', async () => {
  const attempt = createAttempt(() => new Promise(() => undefined));
  const running = attempt.execute();
  attempt.cancel('WORKER_SHUTDOWN');
  await expect(running).rejects.toMatchObject({ message: 'WORKER_SHUTDOWN' });
  expect(attempt.ended).toMatchObject([{ status: 'cancelled' }]);
});
