// Proves that a step refused for good is tried again with growing pauses, until it is taken or its time is over.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { planStep, refuse, times, type Deed } from '../test/planned-step.js';
import { createWorkflowWorld, failureOf, type WorkflowWorld } from '../test/workflow-world.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** What the server and a busy machine may add to a pause. */
const LATE_MS = MINUTE_MS / 2;

let world: WorkflowWorld;
beforeAll(async () => {
  world = await createWorkflowWorld();
});
afterAll(() => world.close());

async function start(plan: readonly Deed[], forMs = 30 * DAY_MS) {
  const step = planStep(() => world.now(), plan);
  const { activities } = step;
  const startedAtMs = await world.now();
  const run = await world.start({ workflow: 'PersistWorkflow', activities, args: [forMs] });
  return { step, run, startedAtMs };
}

it('grows its pause from a minute to six hours, and tells of each refusal', async () => {
  const { step, run } = await start(times(11, refuse('Forbidden')));
  expect(await run.result()).toEqual([null, ...times(11, 'Forbidden')]);
  const pausesMs = times(11, 0).map((_, i) => Math.min(2 * MINUTE_MS * 2 ** i, 6 * HOUR_MS));
  expect(step.pausesMs()).toHaveLength(pausesMs.length);
  for (const [i, pauseMs] of step.pausesMs().entries()) {
    expect(pauseMs).toBeGreaterThanOrEqual(pausesMs[i] ?? Infinity);
    expect(pauseMs).toBeLessThan((pausesMs[i] ?? 0) + LATE_MS);
  }
});

it('waits for the end of a period that a refusal names', async () => {
  const notBefore = new Date((await world.now()) + 7 * DAY_MS);
  const { step, run } = await start([refuse('ClaimCompletionPeriodNotEnded', { notBefore })]);
  await run.result();
  expect(step.attempts[1]?.atMs).toBeGreaterThanOrEqual(notBefore.getTime());
});

it('tries once more when its time is over, then throws the last refusal', async () => {
  const { step, run, startedAtMs } = await start(times(999, refuse('Forbidden')), DAY_MS);
  expect(await failureOf(run)).toMatchObject({ cause: { type: 'Forbidden' } });
  const lastMs = (step.attempts.at(-1)?.atMs ?? 0) - startedAtMs;
  expect(lastMs).toBeGreaterThanOrEqual(DAY_MS);
  expect(lastMs).toBeLessThan(DAY_MS + MINUTE_MS);
});
