import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { createBridgeClient, type BridgeClient } from '@conn-dict/bridge';
import { createSimulator, type Simulator } from '@conn-dict/bridge-simulator';
import { createCache, type Cache } from '@conn-dict/cache';
import {
  CLAIM_WORKFLOW,
  CONFIRM_SIGNAL,
  type ClaimWorkflowInput,
  type ClaimWorkflowResult,
} from '@conn-dict/contracts';
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
import { WorkflowClient, type WorkflowHandle } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import { createDomains } from '../src/domains.js';

const WORKFLOWS_PATH = fileURLToPath(new URL('../src/workflows.ts', import.meta.url));

export type ClaimRun = WorkflowHandle<(input: ClaimWorkflowInput) => Promise<ClaimWorkflowResult>>;

/** All that a claim touches, each part real, but for the events, which are kept in memory. */
export interface ClaimSlice {
  readonly environment: TestWorkflowEnvironment;
  readonly simulator: Simulator;
  /** How far the directory's clock is ahead of the server's; zero until it is set. */
  readonly clock: { aheadMs: number };
  readonly bridgeAddress: string;
  /** For what others do at the directory. */
  readonly bridge: BridgeClient;
  readonly database: TestDatabase;
  readonly events: readonly CloudEvent[];
  /** `confirm` comes with the start where asked for: no signal then meets a workflow task that is under way. */
  start(input: unknown, options?: ClaimStart): Promise<ClaimRun>;
  /** Lets time skip until all of `runs` have ended. Each run's own `result` does so too, but for one run at a time. */
  ended(runs: readonly ClaimRun[]): Promise<void>;
  stop(): Promise<void>;
}

export interface ClaimStart {
  readonly workflowId?: string;
  readonly isConfirmed?: boolean;
}

export interface ClaimSliceOptions {
  readonly workflowCache: WorkflowCache;
}

/** The directory's own limits would only slow hundreds of claims down. */
const NO_LIMIT = { capacity: 1e9, refillPerMinute: 1e9 };

/** Starts PostgreSQL, the simulator, a server with skipping time, and a worker with every domain. */
export async function startClaimSlice({ workflowCache }: ClaimSliceOptions): Promise<ClaimSlice> {
  const [environment, postgres, bundle] = await Promise.all([
    createTimeSkippingEnvironment(),
    startTestPostgres(),
    bundleWorkflowSources(WORKFLOWS_PATH),
  ]);
  const database = await createTestDatabase(postgres);
  const clock = { now: new Date(), aheadMs: 0 };
  const simulator = createSimulator({
    demo: true,
    clock: () => new Date(clock.now.getTime() + clock.aheadMs),
  });
  const { address } = await simulator.listen({ host: '127.0.0.1', port: 0 });
  const bridge = createBridgeClient({
    address,
    timeoutMs: 5_000,
    limits: { entryReads: NO_LIMIT, claimReads: NO_LIMIT, claimWrites: NO_LIMIT },
  });
  const cache = await createCache();
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
    activities: createDomains({ database, cache, bridge, events: publisher }).activities,
    options: { ...workflowCache, interceptors: { activity: [followTime(environment, clock)] } },
  });
  return {
    environment,
    simulator,
    clock,
    bridgeAddress: address,
    bridge,
    database,
    events,
    start(input, { workflowId = `claim-${randomUUID()}`, isConfirmed = false } = {}) {
      const { workflow } = environment.client;
      const options = { taskQueue, workflowId, args: [input] };
      return isConfirmed
        ? workflow.signalWithStart(CLAIM_WORKFLOW, { ...options, signal: CONFIRM_SIGNAL })
        : workflow.start(CLAIM_WORKFLOW, options);
    },
    ended: (runs) => allEnded(environment, runs),
    stop: () => stopAll({ worker, cache, bridge, simulator, database, postgres, environment }),
  };
}

/** The server counts who wants time to skip, and errs where that is more than one. */
async function allEnded(
  { connection, namespace = 'default' }: TestWorkflowEnvironment,
  runs: readonly ClaimRun[],
): Promise<void> {
  const patient = new WorkflowClient({ connection, namespace });
  const { testService } = connection as TestEnvironmentConnection;
  await testService.unlockTimeSkipping({});
  try {
    const results = runs.map(({ workflowId }) => patient.result(workflowId));
    await Promise.allSettled(results);
  } finally {
    await testService.lockTimeSkipping({});
  }
}

type TestEnvironmentConnection = TestWorkflowEnvironment['connection'] & {
  readonly testService: {
    unlockTimeSkipping(request: object): Promise<unknown>;
    lockTimeSkipping(request: object): Promise<unknown>;
  };
};

interface Parts {
  readonly worker: TestWorker;
  readonly cache: Cache;
  readonly bridge: BridgeClient;
  readonly simulator: Simulator;
  readonly database: TestDatabase;
  readonly postgres: TestPostgres;
  readonly environment: TestWorkflowEnvironment;
}

async function stopAll(parts: Parts): Promise<void> {
  await parts.worker.stop();
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
