// Proves that each attempt of an activity is measured by how it ended, and that none can hold up the end of the worker.
import type { WorkerMetrics } from '@conn-dict/observability';
import type { Context } from '@temporalio/activity';
import { CancelledFailure } from '@temporalio/common';
import { expect, it, onTestFinished, vi } from 'vitest';
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
  const graceEnd = new AbortController();
  const beat = vi.fn();
  const cancelled = new Promise<never>((_, reject) => {
    abort.signal.addEventListener('abort', () => reject(abort.signal.reason as Error));
  });
  const context = {
    info: {
      activityType: 'CreateClaimActivity',
      isLocal: false,
      heartbeatTimeoutMs: 3,
      startToCloseTimeoutMs: 75_000,
    },
    heartbeat: beat,
    cancellationSignal: abort.signal,
    cancelled,
  } as unknown as Context;
  const { inbound, outbound } = createActivityInterceptor(metrics, graceEnd.signal)(context);
  const input = { args: [{ claim_id: 'C-1' }], headers: {} };
  return {
    ended,
    beat,
    endGrace: () => graceEnd.abort(),
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

it('counts an attempt that was cancelled and then failed for its own reason as failed', async () => {
  const failure = new Error('broken');
  let end = (_: Error): void => undefined;
  const attempt = createAttempt(() => new Promise((_, reject) => (end = reject)));
  const running = attempt.execute();
  attempt.cancel('CANCELLED');
  end(failure);
  await expect(running).rejects.toBe(failure);
  expect(attempt.ended).toMatchObject([{ status: 'failed' }]);
});

it('lets an attempt that was cancelled meanwhile end well', async () => {
  let end = (_: string): void => undefined;
  const attempt = createAttempt(() => new Promise((resolve) => (end = resolve)));
  const running = attempt.execute();
  attempt.cancel('CANCELLED');
  await new Promise(setImmediate);
  end('done');
  expect(await running).toBe('done');
  expect(attempt.ended).toMatchObject([{ status: 'completed' }]);
});

it('does not wait for one that has ignored its cancellation before, when the worker ends', async () => {
  const attempt = createAttempt(() => new Promise(() => undefined));
  const running = attempt.execute();
  attempt.cancel('CANCELLED');
  attempt.endGrace();
  await expect(running).rejects.toMatchObject({ message: 'WORKER_SHUTDOWN' });
  expect(attempt.ended).toMatchObject([{ status: 'cancelled' }]);
});

it.each(['done', 'failed'] as const)('heartbeats until it has %s', async (how) => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  let end = (): void => undefined;
  const attempt = createAttempt(
    () =>
      new Promise((resolve, reject) => {
        end = () => (how === 'done' ? resolve('done') : reject(new Error('broken')));
      }),
  );
  const running = attempt.execute();
  vi.advanceTimersByTime(2);
  expect(attempt.beat).toHaveBeenCalledTimes(2);
  end();
  await Promise.allSettled([running]);
  expect(vi.getTimerCount()).toBe(0);
});
