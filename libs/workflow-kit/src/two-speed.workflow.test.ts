// Proves that a step is tried in the worker first, then as an activity that outlives outages, and only where that can help.
import { CancelledFailure } from '@temporalio/common';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  hang,
  planStep,
  refuse,
  times,
  unavailable,
  type Deed,
  type PlannedStep,
} from '../test/planned-step.js';
import {
  createWorkflowWorld,
  failureOf,
  tracesOf,
  type WorkflowWorld,
} from '../test/workflow-world.js';

const TWO_LOCAL = times(2, 'local');

let world: WorkflowWorld;
beforeAll(async () => {
  world = await createWorkflowWorld();
});
afterAll(() => world.close());

async function start(plan: readonly Deed[], ...args: [localLimit?: '1m']) {
  const step = planStep(() => world.now(), plan);
  const { activities } = step;
  return { step, run: await world.start({ workflow: 'StepWorkflow', activities, args }) };
}

function untilTriedAs(speed: 'local' | 'durable', step: PlannedStep): Promise<void> {
  return vi.waitFor(() => expect(step.speeds()).toContain(speed), { timeout: 20_000 });
}

describe('a step that works', () => {
  it('costs one marker, and schedules nothing', async () => {
    const { step, run } = await start([]);
    expect(await run.result()).toBe('S-1 done');
    expect(await tracesOf(run)).toEqual(['MARKER']);
    // A busy machine may have the whole workflow task done again; what counts is that no other speed was needed.
    expect(new Set(step.speeds())).toEqual(new Set(['local']));
  });

  it('is tried again in the worker before anything is scheduled', async () => {
    const { step, run } = await start([unavailable]);
    expect(await run.result()).toBe('S-1 done');
    expect(await tracesOf(run)).toEqual(['MARKER']);
    expect(step.speeds()).toEqual(TWO_LOCAL);
  });
});

describe('an outage', () => {
  it('is outlived by the durable activity, however many attempts it takes', async () => {
    const { step, run } = await start(times(12, unavailable));
    expect(await run.result()).toBe('S-1 done');
    expect(await tracesOf(run)).toEqual(['MARKER', 'SCHEDULED']);
    expect(step.speeds()).toEqual([...TWO_LOCAL, ...times(11, 'durable')]);
  });

  it('is what a step has that does not answer in time', async () => {
    const { step, run } = await start([hang, hang]);
    expect(await run.result()).toBe('S-1 done');
    expect(await tracesOf(run)).toEqual(['MARKER', 'SCHEDULED']);
    expect(step.speeds()).toEqual([...TWO_LOCAL, 'durable']);
  });

  it('is also an error that nobody has a name for', async () => {
    const bug = () => Promise.reject(new TypeError('a bug'));
    const { step, run } = await start([bug, bug, bug]);
    expect(await run.result()).toBe('S-1 done');
    expect(step.speeds()).toEqual([...TWO_LOCAL, 'durable', 'durable']);
  });

  it('is waited out by a timer for as long as the peer asks, not by the workflow task', async () => {
    const busy = refuse('RateLimited', { retryable: true, retryAfterMs: 20_000 });
    const { step, run } = await start([busy]);
    expect(await run.result()).toBe('S-1 done');
    expect(await tracesOf(run)).toEqual(['MARKER', 'TIMER', 'MARKER']);
    expect(step.pausesMs()[0]).toBeGreaterThanOrEqual(20_000);
  });

  it('that lasts longer than the peer said goes to the durable activity, which waits too', async () => {
    const busy = refuse('RateLimited', { retryable: true, retryAfterMs: 20_000 });
    const { step, run } = await start([busy, busy, busy]);
    expect(await run.result()).toBe('S-1 done');
    expect(step.speeds()).toEqual([...TWO_LOCAL, 'durable', 'durable']);
    expect(step.pausesMs()[2]).toBeGreaterThanOrEqual(20_000);
  });
});

describe('a refusal', () => {
  it('is final at once, in the worker', async () => {
    const { step, run } = await start([refuse('Forbidden')]);
    expect(await failureOf(run)).toMatchObject({ type: 'Forbidden', nonRetryable: true });
    expect(await tracesOf(run)).toEqual(['MARKER']);
    expect(step.speeds()).toEqual(['local']);
  });

  it('is final at once, after an outage', async () => {
    const { step, run } = await start([...times(4, unavailable), refuse('Forbidden')]);
    expect(await failureOf(run)).toMatchObject({ cause: { type: 'Forbidden' } });
    expect(await tracesOf(run)).toEqual(['MARKER', 'SCHEDULED']);
    expect(step.speeds()).toEqual([...TWO_LOCAL, ...times(3, 'durable')]);
  });
});

describe('a cancelled run', () => {
  it('cancels the step in the worker, and schedules nothing for it', async () => {
    const { step, run } = await start([hang], '1m');
    await untilTriedAs('local', step);
    await run.cancel();
    expect(await failureOf(run)).toBeInstanceOf(CancelledFailure);
    expect(await tracesOf(run)).not.toContain('SCHEDULED');
    expect(step.speeds()).toEqual(['local']);
  });

  it('cancels the step between two durable attempts', async () => {
    const { step, run } = await start(times(99, unavailable));
    await untilTriedAs('durable', step);
    await run.cancel();
    expect(await failureOf(run)).toBeInstanceOf(CancelledFailure);
    expect(await tracesOf(run)).toEqual(['MARKER', 'SCHEDULED']);
  });
});
