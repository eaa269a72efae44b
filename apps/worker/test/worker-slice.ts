import { randomUUID } from 'node:crypto';
import { createBridgeClient, type BridgeClient } from '@conn-dict/bridge';
import {
  createSimulator,
  type Simulator,
  type SimulatorOptions,
} from '@conn-dict/bridge-simulator';
import { createCache, type Cache } from '@conn-dict/cache';
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
  type WorkflowCache,
} from '@conn-dict/testing';
import type { DomainDeps } from '@conn-dict/worker-app';
import { WorkflowClient, type WorkflowHandle } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import { COMBINED, queueIn, type DeployedWorker, type Deployment } from './deployments.js';
import { NO_LIMITS } from './no-limits.js';
import { toSyncDeps } from './sync-deps.js';

/** All that the worker's workflows touch, each part real, but for the events, which are kept in memory. */
export interface WorkerSlice {
  readonly environment: TestWorkflowEnvironment;
  readonly simulator: Simulator;
  /** How far the directory's clock is ahead of the server's; zero until it is set. */
  readonly clock: { aheadMs: number };
  readonly bridgeAddress: string;
  /** For what others do at the directory. */
  readonly bridge: BridgeClient;
  readonly database: TestDatabase;
  readonly postgres: Pick<TestPostgres, 'crash' | 'resume'>;
  readonly events: readonly CloudEvent[];
  /** As a service sees it, which knows the deployment. */
  readonly dict: ConnDictClient;
  /** The combined worker's; those of the domains begin with it. */
  readonly taskQueue: string;
  /** Starts a workflow on the queue of its domain; `input` may be anything. */
  startWorkflow(
    type: StartedWorkflow,
    input: unknown,
    workflowId: string,
    options?: StartOptions,
  ): Promise<WorkflowHandle>;
  /** Lets time skip until all of `runs` have ended. Each run's own `result` does so too, but for one run at a time. */
  ended(runs: readonly WorkflowHandle[]): Promise<void>;
  /** Waits for the end of a run, any number of them at once, and lets no time skip: what others wait for stays ahead. */
  resultOf(run: WorkflowHandle): Promise<unknown>;
  /** Stops all workers in order and starts them anew: every run goes on elsewhere. */
  restartWorkers(): Promise<void>;
  stop(): Promise<void>;
}

export interface StartOptions {
  /** Comes with the start: no signal then meets a workflow task that is under way. */
  readonly signal?: string;
  /** How long a workflow task that is lost with its worker is waited for. @default the server's 10 seconds */
  readonly workflowTaskTimeout?: '1s';
}

export interface WorkerSliceOptions {
  /** @default the combined worker alone */
  readonly deployment?: Deployment;
  readonly workflowCache?: WorkflowCache;
  /** How the daily comparison is configured. @default the program's own defaults */
  readonly vsync?: Partial<DomainDeps['vsync']>;
  /** How the directory's side of it behaves. */
  readonly reconciliation?: SimulatorOptions['reconciliation'];
  /** Behave as a Bridge without our additions. @default false */
  readonly fieldBridge?: boolean;
  /** Of PostgreSQL, over the fast and forgetful ones. */
  readonly settings?: Readonly<Record<string, string>>;
  /** @default Temporal's test server, whose time skips */
  readonly createEnvironment?: () => Promise<TestWorkflowEnvironment>;
}

/** Starts PostgreSQL, the simulator, Temporal, and the workers of the deployment. */
export async function startWorkerSlice({
  deployment = COMBINED,
  workflowCache,
  vsync,
  reconciliation,
  fieldBridge = false,
  settings = {},
  createEnvironment = createTimeSkippingEnvironment,
}: WorkerSliceOptions = {}): Promise<WorkerSlice> {
  const [environment, postgres] = await Promise.all([
    createEnvironment(),
    startTestPostgres({ settings }),
  ]);
  const database = await createTestDatabase(postgres);
  const clock = { now: new Date(), aheadMs: 0 };
  const simulator = createSimulator({
    demo: true,
    fieldBridge,
    clock: () => new Date(clock.now.getTime() + clock.aheadMs),
    ...(reconciliation ? { reconciliation } : {}),
  });
  const { address } = await simulator.listen({ host: '127.0.0.1', port: 0 });
  const bridge = createBridgeClient({ address, timeoutMs: 5_000, limits: NO_LIMITS });
  const cache = await createCache();
  const events: CloudEvent[] = [];
  const publisher = {
    publish: async (event: CloudEvent) => void events.push(event),
    close: async () => undefined,
  };
  const taskQueue = `slice-${randomUUID()}`;
  const startWorkers = async ({ domain, createDomains, workflowsPath }: DeployedWorker) => {
    const syncDeps = toSyncDeps(vsync);
    const infrastructure = { database, cache, bridge, events: publisher };
    const { activities, hostActivities = {} } = createDomains({ ...infrastructure, ...syncDeps });
    const interceptors = { activity: [followTime(environment, clock)] };
    const main = startTestWorker({
      environment,
      bundle: await bundleWorkflowSources(workflowsPath),
      taskQueue: domain === undefined ? taskQueue : queueIn(deployment, taskQueue, domain),
      activities,
      options: { ...workflowCache, interceptors },
    });
    if (Object.keys(hostActivities).length === 0) return [await main];
    const host = startTestWorker({
      environment,
      taskQueue: syncDeps.hostTaskQueue,
      activities: hostActivities,
      options: { interceptors },
    });
    return [await main, await host];
  };
  const startAll = async () => (await Promise.all(deployment.workers.map(startWorkers))).flat();
  let workers = await startAll();
  return {
    environment,
    simulator,
    clock,
    bridgeAddress: address,
    bridge,
    database,
    postgres,
    events,
    taskQueue,
    dict: createConnDictClient({
      client: environment.client,
      taskQueue,
      taskQueues: deployment.name,
    }),
    startWorkflow(type, input, workflowId, { signal, ...how } = {}) {
      const { workflow } = environment.client;
      const { domain } = START_RULES[type];
      const options = {
        taskQueue: queueIn(deployment, taskQueue, domain),
        workflowId,
        args: [input],
        ...how,
      };
      return signal === undefined
        ? workflow.start(type, options)
        : workflow.signalWithStart(type, { ...options, signal });
    },
    ended: (runs) => allEnded(environment, runs),
    resultOf: ({ workflowId }) => patientClient(environment).result(workflowId),
    async restartWorkers() {
      await Promise.all(workers.map((worker) => worker.stop()));
      workers = await startAll();
    },
    stop: () => stopAll({ workers, cache, bridge, simulator, database, postgres, environment }),
  };
}

/** The server counts who wants time to skip, and errs where that is more than one. */
async function allEnded(
  environment: TestWorkflowEnvironment,
  runs: readonly WorkflowHandle[],
): Promise<void> {
  const patient = patientClient(environment);
  const { testService } = environment.connection as TestEnvironmentConnection;
  await testService.unlockTimeSkipping({});
  try {
    const results = runs.map(({ workflowId }) => patient.result(workflowId));
    await Promise.allSettled(results);
  } finally {
    await testService.lockTimeSkipping({});
  }
}

function patientClient({
  connection,
  namespace = 'default',
}: TestWorkflowEnvironment): WorkflowClient {
  return new WorkflowClient({ connection, namespace });
}

type TestEnvironmentConnection = TestWorkflowEnvironment['connection'] & {
  readonly testService: {
    unlockTimeSkipping(request: object): Promise<unknown>;
    lockTimeSkipping(request: object): Promise<unknown>;
  };
};

interface Parts {
  readonly workers: readonly TestWorker[];
  readonly cache: Cache;
  readonly bridge: BridgeClient;
  readonly simulator: Simulator;
  readonly database: TestDatabase;
  readonly postgres: TestPostgres;
  readonly environment: TestWorkflowEnvironment;
}

async function stopAll(parts: Parts): Promise<void> {
  await Promise.all(parts.workers.map((worker) => worker.stop()));
  parts.bridge.close();
  await parts.cache.close();
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
