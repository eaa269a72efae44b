import { randomUUID } from 'node:crypto';
import { createBridgeClient, type BridgeClient } from '@conn-dict/bridge';
import { createSimulator, type Simulator } from '@conn-dict/bridge-simulator';
import { createConnDictClient, type ConnDictClient } from '@conn-dict/client';
import { START_RULES, type StartedWorkflow } from '@conn-dict/contracts';
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
import { queueIn, type DeployedWorker, type Deployment } from './deployments.js';

/** All that the worker's workflows touch, each part real, but for the events, which are kept in memory. */
export interface WorkerSlice {
  readonly environment: TestWorkflowEnvironment;
  readonly simulator: Simulator;
  readonly bridgeAddress: string;
  readonly database: TestDatabase;
  readonly events: readonly CloudEvent[];
  /** As a service sees it, which knows the deployment. */
  readonly dict: ConnDictClient;
  /** Starts a workflow on the queue of its domain; `input` may be anything. */
  startWorkflow(type: StartedWorkflow, input: unknown, workflowId: string): Promise<WorkflowHandle>;
  stop(): Promise<void>;
}

/** Starts PostgreSQL, the simulator, a server with skipping time, and the workers of the deployment. */
export async function startWorkerSlice(deployment: Deployment): Promise<WorkerSlice> {
  const [environment, postgres] = await Promise.all([
    createTimeSkippingEnvironment(),
    startTestPostgres(),
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
  const startWorker = async ({ domain, createDomains, workflowsPath }: DeployedWorker) =>
    startTestWorker({
      environment,
      bundle: await bundleWorkflowSources(workflowsPath),
      taskQueue: domain === undefined ? taskQueue : queueIn(deployment, taskQueue, domain),
      activities: createDomains({ database, bridge, events: publisher }).activities,
      options: { interceptors: { activity: [followTime(environment, clock)] } },
    });
  const workers = await Promise.all(deployment.workers.map(startWorker));
  return {
    environment,
    simulator,
    bridgeAddress: address,
    database,
    events,
    dict: createConnDictClient({
      client: environment.client,
      taskQueue,
      taskQueues: deployment.name,
    }),
    startWorkflow: (type, input, workflowId) =>
      environment.client.workflow.start(type, {
        taskQueue: queueIn(deployment, taskQueue, START_RULES[type].domain),
        workflowId,
        args: [input],
      }),
    stop: () => stopAll({ workers, bridge, simulator, database, postgres, environment }),
  };
}

interface Parts {
  readonly workers: readonly TestWorker[];
  readonly bridge: BridgeClient;
  readonly simulator: Simulator;
  readonly database: TestDatabase;
  readonly postgres: TestPostgres;
  readonly environment: TestWorkflowEnvironment;
}

async function stopAll(parts: Parts): Promise<void> {
  await Promise.all(parts.workers.map((worker) => worker.stop()));
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
