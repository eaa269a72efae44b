// Proves of the built worker that /ready and conn_dict_worker_health_status tell the truth in each of its states, and that it comes up, and comes back, by itself.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import {
  createTestDatabase,
  startTestPostgres,
  type TestDatabase,
  type TestPostgres,
} from '@conn-dict/database/embedded';
import { createRealTimeEnvironment, startTcpProxy, type TcpProxy } from '@conn-dict/testing';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBuiltWorker, type StartedWorker } from '../test/started-worker.js';
import { READY, listenUntilGone, notReady, untilSaid, type Said } from '../test/watched-health.js';
import { toLogLines, until } from '../test/worker-program.js';

let temporal: TestWorkflowEnvironment;
let postgres: TestPostgres;
let database: TestDatabase;
/** Takes connections, and never answers. */
let silence: Server;
const workers: StartedWorker[] = [];
const proxies: TcpProxy[] = [];
beforeAll(async () => {
  silence = createServer().listen(0, '127.0.0.1');
  [temporal, postgres] = await Promise.all([
    createRealTimeEnvironment(),
    startTestPostgres(),
    once(silence, 'listening'),
  ]);
  database = await createTestDatabase(postgres);
});
afterAll(async () => {
  for (const worker of workers) worker.kill('SIGKILL');
  await Promise.all(workers.map(({ exitCode }) => exitCode));
  await Promise.all(proxies.map((proxy) => proxy.close()));
  silence.close();
  await database.drop();
  await postgres.stop();
  await temporal.teardown();
});

async function addProxy(target: TcpProxy | { host: string; port: number }): Promise<TcpProxy> {
  const proxy = await startTcpProxy({ target });
  proxies.push(proxy);
  return proxy;
}

/** A worker with a queue of its own, and a stretch of network before each thing that it needs. */
async function startSite(env: Record<string, string> = {}) {
  const [host = '', port] = temporal.address.split(':');
  const toTemporal = await addProxy({ host, port: Number(port) });
  const toPostgres = await addProxy(database.config);
  const taskQueue = `health-${randomUUID()}`;
  const { user, password, database: name } = database.config;
  const { port: silentPort } = silence.address() as AddressInfo;
  const start = async (): Promise<StartedWorker> => {
    const worker = await startBuiltWorker({
      TEMPORAL_ADDRESS: `${toTemporal.host}:${toTemporal.port}`,
      TEMPORAL_TASK_QUEUE: taskQueue,
      POSTGRES_HOST: toPostgres.host,
      POSTGRES_PORT: String(toPostgres.port),
      POSTGRES_USER: user,
      POSTGRES_PASSWORD: password,
      POSTGRES_DB: name,
      BRIDGE_GRPC_ADDR: `127.0.0.1:${silentPort}`,
      ...env,
    });
    workers.push(worker);
    return worker;
  };
  return { toTemporal, toPostgres, taskQueue, start };
}

const startClaim = (taskQueue: string, input: object) =>
  temporal.client.workflow.start('ClaimWorkflow', {
    taskQueue,
    workflowId: randomUUID(),
    args: [input],
  });

/** Whether the server would take polls there. */
const isKnown = (namespace: string): Promise<boolean> =>
  temporal.connection.workflowService
    .describeTaskQueue({ namespace, taskQueue: { name: 'any' }, taskQueueType: 1 })
    .then(
      () => true,
      () => false,
    );

/** It takes a task, and ends it. */
async function expectItWorks(taskQueue: string): Promise<void> {
  const run = await startClaim(taskQueue, {});
  await expect(run.result()).rejects.toMatchObject({ cause: { type: 'InvalidInput' } });
}

/** Neither of them; one closes before the other, so that one may be silent when the other still speaks. */
function expectNeverReady(heard: readonly Said[]): void {
  expect(heard.map(({ state }) => state)).not.toContain(READY.state);
  expect(heard.map(({ healthStatus }) => healthStatus)).not.toContain(READY.healthStatus);
}

const AWAY = { kind: 'away' } as const;
const PASS = { kind: 'pass' } as const;
/** Longer than the second that a check may take. */
const FROZEN = { kind: 'slow', toClientMs: 3_000 } as const;

describe.concurrent('a worker', () => {
  it('that starts says what it waits for, and comes up when that does', async () => {
    const { toTemporal, toPostgres, taskQueue, start } = await startSite();
    toTemporal.switchTo(AWAY);
    toPostgres.switchTo(AWAY);
    const worker = await start();
    await untilSaid(worker, notReady('temporal'));
    expect(await worker.health()).toMatchObject({ status: 200 });
    toTemporal.switchTo(PASS);
    await untilSaid(worker, notReady('postgres'));
    toPostgres.switchTo(PASS);
    await untilSaid(worker, READY);
    await expectItWorks(taskQueue);
  });

  it.each([
    ['temporal', 'away', AWAY],
    ['temporal', 'frozen', FROZEN],
    ['postgres', 'away', AWAY],
    ['postgres', 'frozen', FROZEN],
  ] as const)('whose %s is %s is not ready until it is back', async (dependency, _, mode) => {
    const { toTemporal, toPostgres, taskQueue, start } = await startSite();
    const worker = await start();
    await untilSaid(worker, READY);
    const proxy = dependency === 'temporal' ? toTemporal : toPostgres;
    proxy.switchTo(mode);
    await untilSaid(worker, notReady(dependency));
    expect(await worker.health()).toMatchObject({ status: 200 });
    proxy.switchTo(PASS);
    await untilSaid(worker, READY);
    await expectItWorks(taskQueue);
  });

  it('that drains says so until it is gone, while a task is under way', async () => {
    const { taskQueue, start } = await startSite({ SHUTDOWN_TIMEOUT: '4s' });
    const worker = await start();
    await untilSaid(worker, READY);
    const claim = { claim_id: randomUUID(), entry_id: 'E-1', claim_type: 'PORTABILITY' };
    const run = await startClaim(taskQueue, {
      ...claim,
      claimer_ispb: '12345678',
      donor_ispb: '87654321',
    });
    await until(worker.metrics, ({ body }) => /^conn_dict_worker_active_activities 1$/m.test(body));
    worker.kill('SIGTERM');
    await until(
      () => worker.stdout(),
      (log) => log.includes('"msg":"shutting down"'),
    );
    const heard = await listenUntilGone(worker);
    expect(heard).toContainEqual(notReady('draining'));
    expectNeverReady(heard);
    expect(await worker.exitCode).toBe(0);
    await run.terminate();
  });

  // The SDK gives a poll whose refusal is final a minute.
  it('that the SDK gives up is not ready before, never again, and ends with code 1', async () => {
    const namespace = `doomed-${randomUUID()}`;
    await temporal.connection.workflowService.registerNamespace({
      namespace,
      workflowExecutionRetentionPeriod: { seconds: 86_400 as never },
    });
    const { toTemporal, start } = await startSite({ TEMPORAL_NAMESPACE: namespace });
    const worker = await start();
    await untilSaid(worker, READY);
    await temporal.connection.operatorService.deleteNamespace({ namespace });
    // A poll that is under way would hear of it at its end only, and one that the server takes until it has heard too.
    toTemporal.switchTo(AWAY);
    await untilSaid(worker, notReady('temporal'));
    await until(
      () => isKnown(namespace),
      (known) => !known,
    );
    toTemporal.switchTo(PASS);
    const heard = await listenUntilGone(worker);
    expectNeverReady(heard);
    expect(await worker.exitCode).toBe(1);
    const broke = toLogLines(worker.stdout()).filter(({ msg }) => msg === 'the worker broke');
    expect(broke).toMatchObject([{ level: 'error' }]);
  }, 180_000);
});
