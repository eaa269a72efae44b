// Proves that everything begins at its planned time, that its latency counts from then, and what becomes of what fails or stays open.
import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ConnDictError } from '@conn-dict/client';
import type { Journey } from '../journeys/journey.js';
import { planLoad } from '../plan/load-plan.js';
import { driveLoad, type DriveLoadOptions } from './drive-load.js';
import { createTally } from './tally.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const wait = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));
const durationMs = 4_000;

function drive(claim: Journey, stop = new AbortController()) {
  const request = { profile: 'claims', shape: 'steady', rate: 1, durationMs, warmUpMs: 0 } as const;
  const { load: plan } = planLoad(request);
  const tally = createTally();
  const halts = new Set<AbortSignal>();
  const travel: DriveLoadOptions['travel'] = ({ number }, answer, halt) => {
    halts.add(halt);
    return claim(number, answer);
  };
  const { signal } = stop;
  const driven = driveLoad({ plan, travel, durationMs, tally, signal });
  return { tally, driven, stop, halts };
}

describe('driveLoad', () => {
  it('counts latency from the planned answer, however long the executions queue up', async () => {
    // One at a time, 2 s each, and one begins each second: each waits a second longer than the last one.
    let queue = Promise.resolve();
    const { tally, driven } = drive(async (_, answer) => {
      queue = queue.then(() => wait(2_000));
      await queue;
      await answer.due();
    });
    await vi.advanceTimersByTimeAsync(10_000);
    await driven;
    expect(tally.outcomes.map(({ latencyMs }) => Math.round(latencyMs / 100) * 100)).toEqual([
      1_000, 2_000, 3_000, 4_000,
    ]);
    expect([tally.begun, tally.done, tally.failed]).toEqual([4, 4, 0]);
  });

  it('keeps the plan where nothing ends, and breaks off what is open in the end', async () => {
    const { tally, driven, halts } = drive(() => new Promise(() => undefined));
    await vi.advanceTimersByTimeAsync(durationMs);
    expect(tally.begun).toBe(4);
    await vi.advanceTimersByTimeAsync(70_000);
    await driven;
    expect(tally.outcomes).toEqual([]);
    expect([...halts].map(({ aborted }) => aborted)).toEqual([true]);
  });

  it('names a failure by its type, and goes on', async () => {
    const { tally, driven } = drive(async (number) => {
      if (number === 1) throw new ConnDictError('CallTimedOut', { workflowId: 'claim-1' });
    });
    await vi.advanceTimersByTimeAsync(durationMs);
    await driven;
    expect(tally.failed).toBe(1);
    expect(tally.outcomes.map(({ failure }) => failure)).toContain('CallTimedOut');
  });

  it('listens to nobody once it is over', async () => {
    const stop = new AbortController();
    const { driven } = drive(async () => undefined, stop);
    expect(getEventListeners(stop.signal, 'abort')).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(durationMs);
    await driven;
    expect(getEventListeners(stop.signal, 'abort')).toEqual([]);
  });

  it('begins no more when it is stopped', async () => {
    const { tally, driven, stop } = drive(async () => undefined);
    await vi.advanceTimersByTimeAsync(1_500);
    stop.abort();
    await driven;
    await vi.advanceTimersByTimeAsync(durationMs);
    expect(tally.begun).toBe(2);
  });
});
