import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSimulator } from '@conn-dict/bridge-simulator';
import {
  createConnDictClient,
  type ClaimRun,
  type ConnDictClient,
  type CreationRun,
} from '@conn-dict/client';
import {
  createTestDatabase,
  startTestPostgres,
  type TestDatabase,
} from '@conn-dict/database/embedded';
import { createRealTimeEnvironment, startTcpProxy, type TcpProxy } from '@conn-dict/testing';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { CLAIMER, DONOR } from './claim-paths.js';
import { toDatabaseVariables } from './database-variables.js';
import { newEntry } from './entry-samples.js';
import { registerPhone } from './register-phone.js';
import { makeSecondBuild } from './second-build.js';
import { startBuiltWorker, type StartedWorker } from './started-worker.js';
import { openDeployment, type WorkerDeployment } from './worker-deployment.js';
import { until } from './worker-program.js';

/** A worker of a build, and its own way to the Bridge. */
export interface BuildWorker extends StartedWorker {
  readonly bridge: TcpProxy;
}

/** One Temporal server, one database, one directory, and workers of several builds in one deployment. */
export interface VersionWorld {
  readonly temporal: TestWorkflowEnvironment;
  readonly database: TestDatabase;
  readonly deployment: WorkerDeployment;
  readonly dict: ConnDictClient;
  /** Starts the worker of a build under its number as build id, and waits until it is ready. */
  startBuild(buildId: '1' | '2'): Promise<BuildWorker>;
  /** Starts a claim on a key of its own. */
  startClaim(): Promise<ClaimRun>;
  /** Starts the creation of a new entry. */
  startCreation(): Promise<CreationRun>;
  stop(): Promise<void>;
}

/** Else the server tells of a drained build minutes later. */
const DRAINAGE_SOON = {
  'matching.wv.VersionDrainageStatusVisibilityGracePeriod': '"1s"',
  'matching.wv.VersionDrainageStatusRefreshInterval': '"1s"',
};

export async function startVersionWorld(): Promise<VersionWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'conn-dict-versions-'));
  const [secondBuild, temporal, postgres] = await Promise.all([
    makeSecondBuild(folder),
    createRealTimeEnvironment({ dynamicConfig: DRAINAGE_SOON }),
    startTestPostgres(),
  ]);
  const database = await createTestDatabase(postgres);
  const simulator = createSimulator();
  const { address } = await simulator.listen({ host: '127.0.0.1', port: 0 });
  const target = { host: '127.0.0.1', port: Number(address.split(':')[1]) };
  const taskQueue = `versions-${randomUUID()}`;
  const deployment = openDeployment(temporal, `deployment-${randomUUID()}`);
  const dict = createConnDictClient({ client: temporal.client, taskQueue });
  const workers: BuildWorker[] = [];
  return {
    temporal,
    database,
    deployment,
    dict,
    async startBuild(buildId) {
      const bridge = await startTcpProxy({ target });
      const start = buildId === '2' ? secondBuild.start : startBuiltWorker;
      const worker = await start({
        ...toDatabaseVariables(database),
        TEMPORAL_ADDRESS: temporal.address,
        TEMPORAL_TASK_QUEUE: taskQueue,
        TEMPORAL_DEPLOYMENT_NAME: deployment.deploymentName,
        TEMPORAL_WORKER_BUILD_ID: buildId,
        PULSAR_URL: `file://${join(folder, buildId)}.ndjson`,
        BRIDGE_GRPC_ADDR: `${bridge.host}:${bridge.port}`,
      });
      workers.push({ ...worker, bridge });
      await until(worker.ready, ({ status }) => status === 200);
      return { ...worker, bridge };
    },
    async startClaim() {
      return await dict.claims.start({
        claim_id: `CLAIM-${randomUUID()}`,
        entry_id: await registerPhone(address, DONOR),
        claim_type: 'PORTABILITY',
        claimer_ispb: CLAIMER,
        donor_ispb: DONOR,
      });
    },
    startCreation: () => dict.entries.create.start(newEntry('PHONE')),
    async stop() {
      for (const { kill, exitCode, bridge } of workers) {
        kill('SIGKILL');
        await exitCode;
        await bridge.close();
      }
      await simulator.close();
      await database.drop();
      await Promise.all([postgres.stop(), temporal.teardown()]);
      await rm(folder, { recursive: true });
    },
  };
}
