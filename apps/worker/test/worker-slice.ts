import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { createBridgeClient, type BridgeClient } from '@conn-dict/bridge';
import { createSimulator, type Simulator } from '@conn-dict/bridge-simulator';
import {
  createTestDatabase,
  startTestPostgres,
  type TestDatabase,
  type TestPostgres,
} from '@conn-dict/database/embedded';
import type { CloudEvent } from '@conn-dict/events';
import {
  bundleWorkflowSources,
  createTimeSkippingEnvironment,
  startTestWorker,
  type TestWorker,
} from '@conn-dict/testing';
import type { WorkflowHandle } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import { createDomains } from '../src/domains.js';

const WORKFLOWS_PATH = fileURLToPath(new URL('../src/workflows.ts', import.meta.url));

/** All that the worker's workflows touch, each part real, but for the events, which are kept in memory. */
export interface WorkerSlice {
  readonly environment: TestWorkflowEnvironment;
  readonly simulator: Simulator;
  readonly bridgeAddress: string;
  readonly database: TestDatabase;
  readonly events: readonly CloudEvent[];
  /** Starts a workflow of the worker; `input` may be anything. */
  startWorkflow(type: string, input: unknown, workflowId: string): Promise<WorkflowHandle>;
  stop(): Promise<void>;
}

/** Starts PostgreSQL, the simulator, a server with skipping time, and a worker with every domain. */
export async function startWorkerSlice(): Promise<WorkerSlice> {
  const [environment, postgres, bundle] = await Promise.all([
    createTimeSkippingEnvironment(),
    startTestPostgres(),
    bundleWorkflowSources(WORKFLOWS_PATH),
  ]);
  const database = await createTestDatabase(postgres);
  const clock = { now: new Date() };
  const simulator = createSimulator({ demo: true, clock: () => clock.now });
  const { address } = await simulator.listen({ host: '127.0.0.1', port: 0 });
  const bridge = createBridgeClient({ address, timeoutMs: 5_000 });
  const events: CloudEvent[] = [];
  const publisher = {
    publish: async (event: CloudEvent) => void events.push(event),
    close: async () => undefined,
  };
  const taskQueue = `slice-${randomUUID()}`;
  const worker = await startTestWorker({
    environment,
    bundle,
    taskQueue,
    activities: createDomains({ database, bridge, events: publisher }).activities,
    options: { interceptors: { activity: [followTime(environment, clock)] } },
  });
  return {
    environment,
    simulator,
    bridgeAddress: address,
    database,
    events,
    startWorkflow: (type, input, workflowId) =>
      environment.client.workflow.start(type, { taskQueue, workflowId, args: [input] }),
    stop: () => stopAll({ worker, bridge, simulator, database, postgres, environment }),
  };
}

interface Parts {
  readonly worker: TestWorker;
  readonly bridge: BridgeClient;
  readonly simulator: Simulator;
  readonly database: TestDatabase;
  readonly postgres: TestPostgres;
  readonly environment: TestWorkflowEnvironment;
}

async function stopAll(parts: Parts): Promise<void> {
  await parts.worker.stop();
  parts.bridge.close();
  await parts.simulator.close();
  await parts.database.drop();
  await parts.postgres.stop();
  await parts.environment.teardown();
}

/** Lets the directory's clock skip along with the server's. */
function followTime(
  environment: TestWorkflowEnvironment,
  clock: { now: Date },
): ActivityInterceptorsFactory {
  return () => ({
    inbound: {
      async execute(input, next) {
        clock.now = new Date(await environment.currentTimeMs());
        return await next(input);
      },
    },
  });
}
