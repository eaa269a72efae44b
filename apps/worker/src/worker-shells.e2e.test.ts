// Proves of the built workers of one domain, as processes: each is ready on its own queue, stops in order, or says what is wrong with its environment.
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { startTestPostgres, type TestPostgres } from '@conn-dict/database/embedded';
import { createRealTimeEnvironment } from '@conn-dict/testing';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CLOSE_ORDER, startBuiltWorker, type StartedWorker } from '../test/started-worker.js';
import { startProgram, until } from '../test/worker-program.js';

const EXIT_CONFIG = 78;
const SHELLS = ['worker-claim', 'worker-entry', 'worker-infraction', 'worker-vsync'] as const;

const started: StartedWorker[] = [];
async function start(app: string, env: Record<string, string>): Promise<StartedWorker> {
  const program = await startBuiltWorker(env, app);
  started.push(program);
  return program;
}
afterEach(async () => {
  for (const program of started.splice(0)) {
    program.kill('SIGKILL');
    await program.exitCode;
  }
});

describe.each(SHELLS)('%s', (app) => {
  it('ends with its own codes in a wrong environment and where a port is taken', async () => {
    const wrong = await start(app, { HEALTH_PORT: 'eighty' });
    expect(await wrong.exitCode).toBe(EXIT_CONFIG);
    expect(wrong.stderr()).toContain('HEALTH_PORT: given "eighty"');

    const taken = createServer().listen(0);
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const late = await start(app, { METRICS_PORT: String(port) });
    expect(await late.exitCode).toBe(1);
    taken.close();
  });
});

describe('all domains beside the combined worker', () => {
  let temporal: TestWorkflowEnvironment;
  let postgres: TestPostgres;
  let env: Record<string, string>;
  beforeAll(async () => {
    [temporal, postgres] = await Promise.all([createRealTimeEnvironment(), startTestPostgres()]);
    const { host, port, user, password, database } = postgres.config;
    env = {
      TEMPORAL_ADDRESS: temporal.address,
      TEMPORAL_TASK_QUEUE: 'shells',
      POSTGRES_HOST: host,
      POSTGRES_PORT: String(port),
      POSTGRES_USER: user,
      POSTGRES_PASSWORD: password,
      POSTGRES_DB: database,
    };
    expect(await startProgram('migrate', env).exitCode).toBe(0);
  });
  afterAll(async () => {
    await temporal.teardown();
    await postgres.stop();
  });

  async function polled(taskQueue: string): Promise<number> {
    const { pollers } = await temporal.connection.workflowService.describeTaskQueue({
      namespace: 'default',
      taskQueue: { name: taskQueue },
      taskQueueType: 1,
    });
    return pollers.length;
  }

  it('are ready, each on its own queue, and stop in order with code 0', async () => {
    const programs = await Promise.all(['worker', ...SHELLS].map((app) => start(app, env)));
    for (const program of programs) {
      await until(program.ready, ({ status }) => status === 200);
      expect((await program.metrics()).body).toContain('conn_dict_worker_health_status 1\n');
    }
    for (const queue of [
      'shells',
      'shells-claim',
      'shells-entry',
      'shells-infraction',
      'shells-vsync',
    ])
      await until(
        () => polled(queue),
        (count) => count > 0,
      );
    for (const program of programs) program.kill('SIGTERM');
    for (const program of programs) {
      expect(await program.exitCode).toBe(0);
      expect(program.closed()).toEqual(CLOSE_ORDER);
    }
  });
});
