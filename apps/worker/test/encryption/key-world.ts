import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSimulator } from '@conn-dict/bridge-simulator';
import { createTestDatabase, startTestPostgres } from '@conn-dict/database/embedded';
import { createRealTimeEnvironment } from '@conn-dict/testing';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { startBuiltWorker, type StartedWorker } from '../started-worker.js';
import { until } from '../worker-program.js';

/** What workers with different keys, one after the other, find the same. */
export interface KeyWorld {
  readonly temporal: TestWorkflowEnvironment;
  /** Starts the built worker with these variables on top, and waits until it takes work. */
  startWorker(env: Readonly<Record<string, string>>): Promise<StartedWorker>;
  /** Stops it as an operator does. */
  stopWorker(worker: StartedWorker): Promise<void>;
  stop(): Promise<void>;
}

/** Starts Temporal, PostgreSQL, and the simulator with its demo entries. */
export async function startKeyWorld(): Promise<KeyWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'conn-dict-keys-'));
  const [temporal, postgres] = await Promise.all([
    createRealTimeEnvironment(),
    startTestPostgres(),
  ]);
  const database = await createTestDatabase(postgres);
  const simulator = createSimulator({ demo: true });
  const { address } = await simulator.listen({ host: '127.0.0.1', port: 0 });
  const { host, port, user, password, database: name } = database.config;
  const env = {
    TEMPORAL_ADDRESS: temporal.address,
    BRIDGE_GRPC_ADDR: address,
    POSTGRES_HOST: host,
    POSTGRES_PORT: String(port),
    POSTGRES_USER: user,
    POSTGRES_PASSWORD: password,
    POSTGRES_DB: name,
    PULSAR_URL: `file://${join(folder, 'events.jsonl')}`,
  };
  const running = new Set<StartedWorker>();
  return {
    temporal,
    async startWorker(more) {
      const worker = await startBuiltWorker({ ...env, ...more });
      running.add(worker);
      await until(worker.ready, ({ status }) => status === 200);
      return worker;
    },
    async stopWorker(worker) {
      worker.kill('SIGTERM');
      await worker.exitCode;
      running.delete(worker);
    },
    async stop() {
      for (const worker of running) worker.kill('SIGKILL');
      await simulator.close();
      await database.drop();
      await Promise.all([postgres.stop(), temporal.teardown()]);
      await rm(folder, { recursive: true });
    },
  };
}
