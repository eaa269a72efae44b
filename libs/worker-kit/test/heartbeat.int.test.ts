// Proves on a real Temporal server that an attempt which died with its worker is soon done again, and a living one is not.
import { randomUUID } from 'node:crypto';
import { Context } from '@temporalio/activity';
import type { WorkflowHandle } from '@temporalio/client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  createTestBundle,
  startKitWorker,
  until,
  type KitWorker,
  type KitWorkerOptions,
  type TestBundle,
} from './kit-worker.js';
import { startTemporalServer, type TemporalServer } from './temporal-server.js';

/** What the attempt may take in all is 75 s; its heartbeat timeout 3 s. */
const SOON_MS = 20_000;

let server: TemporalServer;
let bundle: TestBundle;
beforeAll(async () => {
  [server, bundle] = await Promise.all([startTemporalServer(), createTestBundle()]);
});
afterAll(async () => {
  await server.stop();
  await bundle.remove();
});

function startWorker(options: Partial<KitWorkerOptions> = {}): Promise<KitWorker> {
  return startKitWorker({ address: server.address, bundlePath: bundle.path, ...options });
}

function startBeats({ taskQueue }: KitWorker, activityQueue: string): Promise<WorkflowHandle> {
  const args = [{ claim_id: 'C-1', entry_id: 'E-1', activity_queue: activityQueue }];
  return server.client.workflow.start('BeatsWorkflow', {
    taskQueue,
    workflowId: randomUUID(),
    args,
  });
}

/** An activity that says when an attempt has begun and what it is told meanwhile, and ends when it has to. */
function createHeldActivity() {
  const begun: number[] = [];
  const told: string[] = [];
  let end = (_: string): void => undefined;
  const ended = new Promise<string>((resolve) => (end = resolve));
  const activity = (): Promise<string> => {
    begun.push(Date.now());
    Context.current().cancelled.catch((error: unknown) => told.push(String(error)));
    return ended;
  };
  return { activity, begun, told, end };
}

/** When the server last heard from the attempt. */
async function heardAt(run: WorkflowHandle): Promise<number> {
  const { raw } = await run.describe();
  return Number(raw.pendingActivities?.[0]?.lastHeartbeatTime?.seconds ?? 0) * 1_000;
}

/** Takes the activity's task as a worker does that dies before it can say anything about it. */
async function takeAndDie(name: string): Promise<number> {
  const { connection } = server.client;
  const task = { namespace: 'default', taskQueue: { name }, identity: 'dead' };
  const { attempt } = await connection.withDeadline(Date.now() + 60_000, () =>
    server.client.workflowService.pollActivityTaskQueue(task),
  );
  expect(attempt).toBe(1);
  return Date.now();
}

it('an attempt whose worker has died is done again after its heartbeat timeout', async () => {
  const worker = await startWorker();
  const activityQueue = `dying-${randomUUID()}`;
  const run = await startBeats(worker, activityQueue);
  const diedAt = await takeAndDie(activityQueue);
  worker.stop();
  expect(await worker.exitCode).toBe(0);

  const held = createHeldActivity();
  const next = await startWorker({ taskQueue: activityQueue, activity: held.activity });
  const [againAt = Infinity] = await until(
    () => held.begun,
    ({ length }) => length > 0,
  );
  expect(againAt - diedAt).toBeLessThan(SOON_MS);
  held.end('done again');
  next.stop();
  expect(await next.exitCode).toBe(0);
  const { events } = await run.fetchHistory();
  const started = events?.find((event) => event.activityTaskStartedEventAttributes);
  expect(started?.activityTaskStartedEventAttributes?.attempt).toBe(2);
  await run.terminate();
});

it('an attempt of several heartbeat timeouts is kept alive by its worker', async () => {
  const held = createHeldActivity();
  const worker = await startWorker({ activity: held.activity });
  const run = await startBeats(worker, worker.taskQueue);
  await until(
    () => heardAt(run),
    (at) => at > (held.begun[0] ?? Infinity) + 7_000,
  );
  held.end('done once');
  expect(await run.result()).toBe('done once');
  expect(held.begun).toHaveLength(1);
  worker.stop();
  expect(await worker.exitCode).toBe(0);
});

it('an attempt that ignores the end of its workflow, which heartbeats tell it of, may end well', async () => {
  const held = createHeldActivity();
  const worker = await startWorker({ activity: held.activity });
  await cancelBeats(worker, held);
  held.end('done');
  await until(
    () => worker.metrics(),
    (text) => text.includes('{task_type="ProbeActivity",status="completed"} 1\n'),
  );
  worker.stop();
  expect(await worker.exitCode).toBe(0);
});

it('and is given up, where it does not end, when its worker stops', async () => {
  const held = createHeldActivity();
  const worker = await startWorker({ activity: held.activity, shutdownTimeoutMs: 200 });
  await cancelBeats(worker, held);
  worker.stop();
  expect(await worker.exitCode).toBe(0);
  expect(worker.logs).not.toContainEqual(expect.objectContaining({ level: 'error' }));
});

/** Cancels a run in mid-attempt, and waits until the attempt is told. */
async function cancelBeats(
  worker: KitWorker,
  { begun, told }: { readonly begun: readonly number[]; readonly told: readonly string[] },
): Promise<void> {
  const run = await startBeats(worker, worker.taskQueue);
  await until(
    () => begun.length,
    (attempts) => attempts > 0,
  );
  await run.cancel();
  await until(
    () => told,
    ({ length }) => length > 0,
  );
}
