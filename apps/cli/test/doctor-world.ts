import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createSimulator, type Simulator } from '@conn-dict/bridge-simulator';
import { startTestRedis, type TestRedis } from '@conn-dict/cache/embedded';
import {
  createTestDatabase,
  startTestPostgres,
  type TestDatabase,
  type TestPostgres,
} from '@conn-dict/database/embedded';
import { findFreePort } from '@conn-dict/free-port';
import { createRealTimeEnvironment, type TestWorker } from '@conn-dict/testing';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { startStandIn } from './stand-in-workers.js';

/** All that a worker needs, up and well, and where. */
export interface DoctorWorld {
  readonly postgres: TestPostgres;
  readonly temporal: TestWorkflowEnvironment;
  /** The environment of a worker that has all of it. */
  readonly env: Readonly<Record<string, string>>;
  /** `host:port` where nobody listens. */
  readonly nowhere: string;
  close(): Promise<void>;
}

const QUEUE = 'doctor-queue';

/** Starts the real components side by side. */
export async function startDoctorWorld(): Promise<DoctorWorld> {
  const [temporal, postgres, redis, folder] = await Promise.all([
    createRealTimeEnvironment(),
    startTestPostgres(),
    startTestRedis(),
    mkdtemp(join(tmpdir(), 'conn-dict-doctor-')),
  ]);
  const database = await createTestDatabase(postgres);
  const simulator = createSimulator();
  const bridge = await simulator.listen({ host: '127.0.0.1', port: 0 });
  const worker = await startStandIn(temporal, QUEUE);
  return {
    postgres,
    temporal,
    env: {
      TEMPORAL_ADDRESS: temporal.address,
      TEMPORAL_TASK_QUEUE: QUEUE,
      ...databaseVariables(database.config),
      REDIS_URL: `redis://127.0.0.1:${redis.config.port}`,
      BRIDGE_GRPC_ADDR: `127.0.0.1:${bridge.port}`,
      PULSAR_URL: pathToFileURL(join(folder, 'events.ndjson')).href,
    },
    nowhere: `127.0.0.1:${await findFreePort()}`,
    close: () => closeAll({ worker, simulator, redis, database, postgres, temporal, folder }),
  };
}

/** The variables that lead to a database. */
export function databaseVariables(config: TestDatabase['config']): Record<string, string> {
  return {
    POSTGRES_HOST: config.host,
    POSTGRES_PORT: String(config.port),
    POSTGRES_USER: config.user,
    POSTGRES_PASSWORD: config.password,
    POSTGRES_DB: config.database,
  };
}

interface Parts {
  readonly worker: TestWorker;
  readonly simulator: Simulator;
  readonly redis: TestRedis;
  readonly database: TestDatabase;
  readonly postgres: TestPostgres;
  readonly temporal: TestWorkflowEnvironment;
  readonly folder: string;
}

async function closeAll(parts: Parts): Promise<void> {
  await parts.worker.stop();
  await parts.simulator.close();
  await parts.redis.stop();
  await parts.database.drop();
  await parts.postgres.stop();
  await parts.temporal.teardown();
  await rm(parts.folder, { recursive: true });
}
