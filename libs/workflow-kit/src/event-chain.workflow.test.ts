// Proves that a workflow's events go out in order, without holding it up, and all before it ends, cancelled or not.
import { ApplicationFailure, CancelledFailure } from '@temporalio/common';
import type { WorkflowHandle } from '@temporalio/client';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createWorkflowWorld, failureOf, type WorkflowWorld } from '../test/workflow-world.js';

let world: WorkflowWorld;
beforeAll(async () => {
  world = await createWorkflowWorld();
});
afterAll(() => world.close());

/** A broker that takes an event when the test says so. */
function createBroker() {
  const taken: string[] = [];
  const asked: string[] = [];
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return {
    taken,
    asked,
    open: () => open(),
    async PublishActivity(event: string): Promise<void> {
      asked.push(event);
      await opened;
      if (event === 'refused') {
        throw ApplicationFailure.nonRetryable('refused', 'Forbidden');
      }
      taken.push(event);
    },
  };
}

async function start(...events: string[]) {
  const broker = createBroker();
  const { PublishActivity } = broker;
  const activities = { PublishActivity };
  const run = await world.start({ workflow: 'EventsWorkflow', activities, args: [events] });
  return { broker, run };
}

function until(expectation: () => void | Promise<void>): Promise<void> {
  return vi.waitFor(expectation, { timeout: 20_000 });
}

const placeOf = (run: WorkflowHandle) => run.query<string>('place');

it('goes on while the broker is down, and publishes nothing out of turn', async () => {
  const { broker, run } = await start('first', 'second', 'third');
  await until(() => expect(broker.asked).toEqual(['first']));
  expect(await placeOf(run)).toBe('behind its events');
  broker.open();
  await until(() => expect(broker.taken).toEqual(['first', 'second', 'third']));
  await run.signal('finish');
  expect(await run.result()).toBe('drained');
});

it('keeps the run until all events are out', async () => {
  const { broker, run } = await start('first', 'second');
  await until(() => expect(broker.asked).toEqual(['first']));
  await run.signal('finish');
  await until(async () => expect(await placeOf(run)).toBe('draining'));
  expect((await run.describe()).status.name).toBe('RUNNING');
  broker.open();
  expect(await run.result()).toBe('drained');
  expect(broker.taken).toEqual(['first', 'second']);
});

it('ends at once without events', async () => {
  const { broker, run } = await start();
  await run.signal('finish');
  expect(await run.result()).toBe('drained');
  expect(broker.asked).toEqual([]);
});

it('tells what happened even when the run is cancelled, its end included', async () => {
  const { broker, run } = await start('first', 'second');
  await until(() => expect(broker.asked).toEqual(['first']));
  await run.cancel();
  await until(async () => expect(await placeOf(run)).toBe('draining'));
  broker.open();
  expect(await failureOf(run)).toBeInstanceOf(CancelledFailure);
  expect(broker.taken).toEqual(['first', 'second', 'cancelled']);
});

it('fails the run at its end with what refused an event, after which none goes out', async () => {
  const { broker, run } = await start('first', 'refused', 'third');
  broker.open();
  await until(() => expect(broker.asked).toEqual(['first', 'refused']));
  expect(await placeOf(run)).toBe('behind its events');
  await run.signal('finish');
  expect(await failureOf(run)).toMatchObject({ cause: { type: 'Forbidden' } });
  expect(broker.taken).toEqual(['first']);
});
