// Proves on a real Temporal server that a worker of the kit becomes ready, works, tells what it does, and drains in order.
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
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

let server: TemporalServer;
let bundle: TestBundle;
beforeAll(async () => {
  [server, bundle] = await Promise.all([startTemporalServer(), createTestBundle()]);
});
afterAll(async () => {
  await server.stop();
  await bundle.remove();
});

const READY = '{"status":"ready","service":"conn-dict-worker"}';
const DRAINING = '{"status":"not_ready","reason":"draining","error":"the worker is shutting down"}';
const INPUT = { claim_id: 'C-1', entry_id: 'E-1', key: 'maria@example.com' };

function startWorker(options: Partial<KitWorkerOptions> = {}): Promise<KitWorker> {
  return startKitWorker({ address: server.address, bundlePath: bundle.path, ...options });
}

/** Waits until /ready answers with this text in its body. */
async function untilReadySays(worker: KitWorker, text: string): Promise<void> {
  await until(
    () => worker.health('/ready'),
    ({ body }) => body.includes(text),
  );
}

function startProbe({ taskQueue }: KitWorker, workflowId: string) {
  return server.client.workflow.start('ProbeWorkflow', { taskQueue, workflowId, args: [INPUT] });
}

/** An activity that says when it has begun, and ends when it is told to. */
function createHeldActivity() {
  let begin = (): void => undefined;
  let end = (_: string): void => undefined;
  const begun = new Promise<void>((resolve) => (begin = resolve));
  const ended = new Promise<string>((resolve) => (end = resolve));
  const activity = (): Promise<string> => {
    begin();
    return ended;
  };
  return { activity, begun, end };
}

it('works once all that it needs is there, and tells of it by log and metrics', async () => {
  const worker = await startWorker();
  await untilReadySays(worker, READY);
  expect(await worker.metrics()).toContain('conn_dict_worker_health_status 1\n');

  const run = await startProbe(worker, 'works');
  expect(await run.result()).toBe('probed');
  await until(
    () => worker.logs.some(({ msg }) => msg === 'ProbeWorkflow ended'),
    (ended) => ended,
  );
  const about = { workflow_id: 'works', claim_id: 'C-1', entry_id: 'E-1' };
  expect(worker.logs).toContainEqual(
    expect.objectContaining({ level: 'info', msg: 'ProbeWorkflow started', ...about }),
  );
  expect(worker.logs).toContainEqual(
    expect.objectContaining({ msg: 'ProbeWorkflow ended', status: 'completed', ...about }),
  );
  expect(JSON.stringify(worker.logs)).not.toContain('maria');

  const metrics = await worker.metrics();
  const processed = 'conn_dict_worker_tasks_processed_total';
  expect(metrics).toContain(`${processed}{task_type="ProbeActivity",status="completed"} 1\n`);
  expect(metrics).toContain(`${processed}{task_type="ProbeWorkflow",status="completed"} 1\n`);
  expect(metrics).toMatch(/^temporal_workflow_completed_total\{/m);
  expect(metrics).toMatch(/^temporal_workflow_task_execution_latency_seconds_bucket\{/m);
  const types = Array.from(metrics.matchAll(/^# TYPE (\S+)/gm), ([, name]) => name);
  expect(new Set(types).size).toBe(types.length);

  worker.stop();
  expect(await worker.exitCode).toBe(0);
});

it('is not ready while PostgreSQL is down or its schema does not fit, and works again after', async () => {
  const worker = await startWorker();
  worker.postgres.down = true;
  await untilReadySays(worker, '"reason":"postgres","error":"PostgreSQL is down"');
  expect(await worker.metrics()).toContain('conn_dict_worker_health_status 0\n');
  expect(await worker.health('/health')).toMatchObject({ status: 200 });
  worker.postgres.down = false;
  worker.postgres.schemaFits = false;
  await untilReadySays(worker, '"reason":"schema","error":"the schema is older"');
  worker.postgres.schemaFits = true;
  await untilReadySays(worker, READY);

  const run = await startProbe(worker, 'works-again');
  expect(await run.result()).toBe('probed');
  worker.stop();
  expect(await worker.exitCode).toBe(0);
});

it('counts a run that fails, or is cancelled, as such', async () => {
  const worker = await startWorker({
    activity: () => Promise.reject(Object.assign(new Error('no'), { name: 'Refused' })),
  });
  await untilReadySays(worker, READY);
  const run = await startProbe(worker, 'cancelled');
  await until(
    () => worker.metrics(),
    (text) => text.includes('{task_type="ProbeActivity",status="failed"}'),
  );
  await run.cancel();
  await expect(run.result()).rejects.toThrow();
  await until(
    () => worker.metrics(),
    (text) => text.includes('{task_type="ProbeWorkflow",status="cancelled"} 1\n'),
  );
  worker.stop();
  expect(await worker.exitCode).toBe(0);
});

it('lets a running activity end, is not ready meanwhile, and closes all in the order of the contract', async () => {
  const held = createHeldActivity();
  const worker = await startWorker({ activity: held.activity });
  await untilReadySays(worker, READY);
  const run = await startProbe(worker, 'drained');
  await held.begun;
  expect(await worker.metrics()).toContain('conn_dict_worker_active_activities 1\n');

  worker.stop();
  worker.stop();
  expect(await worker.health('/ready')).toEqual({ status: 503, body: DRAINING });
  expect(await worker.health('/health')).toMatchObject({ status: 200 });
  expect(await worker.metrics()).toContain('conn_dict_worker_health_status 0\n');
  expect(worker.closed).toEqual([]);

  held.end('drained');
  expect(await worker.exitCode).toBe(0);
  expect(worker.closed).toEqual(['postgres', 'events', 'bridge']);
  expect(worker.logs.filter(({ msg }) => msg === 'closed').map(({ part }) => part)).toEqual([
    'postgres',
    'events',
    'bridge',
    'temporal',
    'health',
    'metrics',
  ]);
  await expect(worker.health('/health')).rejects.toThrow('ECONNREFUSED');

  const history = await run.fetchHistory();
  const completed = history.events?.some(({ activityTaskCompletedEventAttributes: done }) => done);
  expect(completed).toBe(true);
  await run.terminate();
});

it('ends with code 1, and closes all, when the worker breaks', async () => {
  const broken = join(dirname(bundle.path), 'broken.js');
  await writeFile(broken, 'not a bundle');
  const worker = await startWorker({ bundlePath: broken });
  expect(await worker.exitCode).toBe(1);
  expect(worker.logs).toContainEqual(
    expect.objectContaining({ level: 'error', msg: 'the worker broke' }),
  );
  expect(worker.closed).toEqual(['postgres', 'events', 'bridge']);
});

it('gives up an activity that ignores its cancellation, and still stops well', async () => {
  const held = createHeldActivity();
  const worker = await startWorker({ activity: held.activity, shutdownTimeoutMs: 200 });
  await untilReadySays(worker, READY);
  const run = await startProbe(worker, 'given-up');
  await held.begun;
  worker.stop();
  expect(await worker.exitCode).toBe(0);
  expect(worker.closed).toEqual(['postgres', 'events', 'bridge']);
  await run.terminate();
});
