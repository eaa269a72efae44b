import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSimulator } from '@conn-dict/bridge-simulator';
import {
  createTestDatabase,
  startTestPostgres,
  type TestDatabase,
  type TestPostgres,
} from '@conn-dict/database/embedded';
import { createRealTimeEnvironment, type RealTimeEnvironmentOptions } from '@conn-dict/testing';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { toDatabaseVariables } from '../database-variables.js';
import { startCollector, type Collector } from '@conn-dict/observability/testing';
import { startQuotingBridge, type QuotingBridge } from './quoting-bridge.js';
import { registerHolder, type HeldKeys } from './register-holder.js';
import { startWatchedWorker, type WatchedWorker } from './watched-worker.js';

/** All that a claim or an investigation touches, each part real; the workers are the built ones, in processes of their own. */
export interface CanaryWorld {
  readonly temporal: TestWorkflowEnvironment;
  readonly postgres: TestPostgres;
  readonly database: TestDatabase;
  readonly bridge: QuotingBridge;
  readonly otlp: Collector;
  readonly worker: WatchedWorker;
  /** A worker on a queue of its own whose events no broker takes. */
  readonly mute: WatchedWorker;
  /** Ids of the holder's entries at the donor. */
  readonly entries: HeldKeys;
  /** What callers were told. */
  readonly told: unknown[];
  events(): Promise<string>;
  stop(): Promise<void>;
}

export interface CanaryWorldOptions {
  /** @default in memory, and payloads as they are */
  readonly server?: RealTimeEnvironmentOptions;
  /** What the workers are told on top. @default nothing */
  readonly workerEnv?: Readonly<Record<string, string>>;
}

export async function startCanaryWorld({
  server,
  workerEnv,
}: CanaryWorldOptions = {}): Promise<CanaryWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'conn-dict-canaries-'));
  const [temporal, postgres, otlp] = await Promise.all([
    createRealTimeEnvironment(server),
    startTestPostgres({ settings: { synchronous_commit: 'on' } }),
    startCollector(),
  ]);
  const database = await createTestDatabase(postgres);
  const simulator = createSimulator();
  const { address } = await simulator.listen({ host: '127.0.0.1', port: 0 });
  const bridge = await startQuotingBridge(address);
  const eventFile = join(folder, 'events.jsonl');
  const env = {
    ...toDatabaseVariables(database),
    TEMPORAL_ADDRESS: temporal.address,
    BRIDGE_GRPC_ADDR: bridge.address,
    OTEL_EXPORTER_OTLP_ENDPOINT: otlp.endpoint,
    ...workerEnv,
  };
  const [worker, mute] = await Promise.all([
    startWatchedWorker({ ...env, ...queueAndEvents(`file://${eventFile}`) }),
    // Takes every write for one to a full disk.
    startWatchedWorker({ ...env, ...queueAndEvents('file:///dev/full') }),
  ]);
  return {
    temporal,
    postgres,
    database,
    bridge,
    otlp,
    worker,
    mute,
    entries: await registerHolder(address),
    told: [],
    events: () => readFile(eventFile, 'utf8'),
    async stop() {
      await Promise.all([worker.kill(), mute.kill()]);
      bridge.stop();
      otlp.stop();
      await simulator.close();
      await database.drop();
      await Promise.all([postgres.stop(), temporal.teardown()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function queueAndEvents(url: string): Record<'PULSAR_URL' | 'TEMPORAL_TASK_QUEUE', string> {
  return { PULSAR_URL: url, TEMPORAL_TASK_QUEUE: `watched-${randomUUID()}` };
}
