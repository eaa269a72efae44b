// Proves that a step waits for the end of the period that the directory names, and no failure but that is repeated.
import { CancelledFailure } from '@temporalio/common';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { planStep, refuse, times, type Deed } from '../test/planned-step.js';
import { createWorkflowWorld, failureOf, type WorkflowWorld } from '../test/workflow-world.js';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** What the server and a busy machine may add to a pause. */
const LATE_MS = MINUTE_MS / 2;

let world: WorkflowWorld;
beforeAll(async () => {
  world = await createWorkflowWorld();
});
afterAll(() => world.close());

async function start(plan: readonly Deed[]) {
  const step = planStep(() => world.now(), plan);
  const { activities } = step;
  return { step, run: await world.start({ workflow: 'PeriodWorkflow', activities }) };
}

async function inDays(days: number): Promise<Date> {
  return new Date((await world.now()) + days * DAY_MS);
}

describe.each(['ClaimResolutionPeriodNotEnded', 'ClaimCompletionPeriodNotEnded'])('%s', (type) => {
  it('waits until the end that the directory names', async () => {
    const notBefore = await inDays(7);
    const { step, run } = await start([refuse(type, { notBefore })]);
    expect(await run.result()).toBe('S-1 done');
    expect(step.attempts).toHaveLength(2);
    const lateMs = (step.attempts[1]?.atMs ?? 0) - notBefore.getTime();
    expect(lateMs).toBeGreaterThanOrEqual(0);
    expect(lateMs).toBeLessThan(LATE_MS);
  });
});

describe('where the clocks disagree', () => {
  it.each([
    ['the named end is over already', { notBefore: new Date(0) }],
    ['no end is named', {}],
  ])('grows its pause from a minute to a day: %s', async (_, end) => {
    const tooSoon = refuse('ClaimCompletionPeriodNotEnded', end);
    const { step, run } = await start(times(13, tooSoon));
    expect(await run.result()).toBe('S-1 done');
    const pausesMs = times(13, 0).map((__, i) => Math.min(MINUTE_MS * 2 ** i, DAY_MS));
    expect(pausesMs.at(-1)).toBe(DAY_MS);
    for (const [i, pauseMs] of step.pausesMs().entries()) {
      expect(pauseMs).toBeGreaterThanOrEqual(pausesMs[i] ?? Infinity);
      expect(pauseMs).toBeLessThan((pausesMs[i] ?? 0) + LATE_MS);
    }
    expect(step.pausesMs()).toHaveLength(13);
  });

  it('waits at least its pause when the end is named anew each time', async () => {
    const notBefore = await inDays(1);
    const soon = new Date(notBefore.getTime() + 1000);
    const type = 'ClaimCompletionPeriodNotEnded';
    const { step, run } = await start([
      refuse(type, { notBefore }),
      refuse(type, { notBefore: soon }),
    ]);
    expect(await run.result()).toBe('S-1 done');
    expect(step.pausesMs()[1]).toBeGreaterThanOrEqual(2 * MINUTE_MS);
  });
});

describe('what is no such refusal', () => {
  it('gives the result at once', async () => {
    const { step, run } = await start([]);
    expect(await run.result()).toBe('S-1 done');
    expect(step.attempts).toHaveLength(1);
  });

  it.each(['Forbidden', 'ClaimOperationInvalid', 'SomethingElse'])('passes %s on', async (type) => {
    const { step, run } = await start([refuse(type, { notBefore: new Date(0) })]);
    expect(await failureOf(run)).toMatchObject({ cause: { type } });
    expect(step.attempts).toHaveLength(1);
  });

  it('passes a refusal on that comes after the wait', async () => {
    const { step, run } = await start([
      refuse('ClaimResolutionPeriodNotEnded'),
      refuse('Forbidden'),
    ]);
    expect(await failureOf(run)).toMatchObject({ cause: { type: 'Forbidden' } });
    expect(step.attempts).toHaveLength(2);
  });

  it('ends the wait when the run is cancelled', async () => {
    const notBefore = await inDays(7);
    const { step, run } = await start([refuse('ClaimResolutionPeriodNotEnded', { notBefore })]);
    await vi.waitFor(() => expect(step.attempts).toHaveLength(1), { timeout: 20_000 });
    await run.cancel();
    expect(await failureOf(run)).toBeInstanceOf(CancelledFailure);
    expect(step.attempts).toHaveLength(1);
  });
});
