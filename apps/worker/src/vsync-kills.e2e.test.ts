// Proves of the built vsync worker, as a process: killed with SIGKILL in each phase of a sync, another one brings the run to its right end, and repairs nothing twice.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSimulator, type Simulator } from '@conn-dict/bridge-simulator';
import { vsyncOf as vsyncHere } from '@conn-dict/database';
import {
  createTestDatabase,
  startTestPostgres,
  type TestDatabase,
  type TestPostgres,
} from '@conn-dict/database/embedded';
import { createRealTimeEnvironment } from '@conn-dict/testing';
import type { WorkflowHandle } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changesMadeTwice, watchChanges } from '../test/entry-changes.js';
import { KILL_PHASES, type KillPhase } from '../test/kill-phases.js';
import { startBuiltWorker, type StartedWorker } from '../test/started-worker.js';
import { until } from '../test/worker-program.js';

const KEY_TYPE = 'PHONE';

describe('a vsync worker', () => {
  let temporal: TestWorkflowEnvironment;
  let postgres: TestPostgres;
  let database: TestDatabase;
  let simulator: Simulator;
  let env: Record<string, string>;
  let folder: string;
  const workers: StartedWorker[] = [];
  beforeAll(async () => {
    [temporal, postgres] = await Promise.all([createRealTimeEnvironment(), startTestPostgres()]);
    database = await createTestDatabase(postgres);
    await watchChanges(database);
    folder = await mkdtemp(join(tmpdir(), 'vsync-kills-'));
    simulator = createSimulator();
    const { address } = await simulator.listen({ host: '127.0.0.1', port: 0 });
    const { host, port, user, password } = postgres.config;
    env = {
      TEMPORAL_ADDRESS: temporal.address,
      POSTGRES_HOST: host,
      POSTGRES_PORT: String(port),
      POSTGRES_USER: user,
      POSTGRES_PASSWORD: password,
      POSTGRES_DB: database.config.database,
      BRIDGE_GRPC_ADDR: address,
      PULSAR_URL: `file://${folder}/events.ndjson`,
      VSYNC_SCRATCH_DIR: `${folder}/files`,
    };
  });
  afterAll(async () => {
    for (const worker of workers) worker.kill('SIGKILL');
    await Promise.all(workers.map(({ exitCode }) => exitCode));
    await simulator.close();
    await database.drop();
    await postgres.stop();
    await temporal.teardown();
    await rm(folder, { recursive: true });
  });

  async function startWorker(phase: string): Promise<StartedWorker> {
    const worker = await startBuiltWorker({ ...env, TEMPORAL_TASK_QUEUE: phase }, 'worker-vsync');
    workers.push(worker);
    await until(worker.ready, ({ status }) => status === 200);
    return worker;
  }

  /** Starts a sync, kills its worker once the run is in its phase, and starts another worker. */
  async function killIn(
    { phase, input, entries, hold }: KillPhase,
    participant: string,
  ): Promise<WorkflowHandle> {
    if (entries > 0)
      await simulator.seedEntries({ participant, keyType: KEY_TYPE, count: entries, seed: 1 });
    const worker = await startWorker(phase);
    const held = await hold({ simulator, database });
    const run = await temporal.client.workflow.start('VSyncWorkflow', {
      taskQueue: `${phase}-vsync`,
      workflowId: `vsync-${participant}`,
      args: [{ participant_ispb: participant, key_types: [KEY_TYPE], ...input }],
    });
    await until(
      async () => (await run.query<{ phase: string }>('status')).phase,
      (seen) => seen === phase,
    );
    await until(held.isReached, Boolean);
    worker.kill('SIGKILL');
    await worker.exitCode;
    await held.release();
    await startWorker(phase);
    return run;
  }

  it('that is killed leaves its sync to another one, whatever the phase', async () => {
    const runs: WorkflowHandle[] = [];
    for (const [i, phase] of KILL_PHASES.entries())
      runs.push(await killIn(phase, String(60_000_000 + i)));
    const results = await Promise.all(runs.map((run) => run.result() as Promise<unknown>));
    for (const [i, { phase, entries }] of KILL_PHASES.entries()) {
      const participant = String(60_000_000 + i);
      const outcome = entries > 0 ? 'REPAIRED' : 'IN_SYNC';
      expect(results[i], phase).toMatchObject({
        key_types: [{ outcome, missing_here: entries, missing_there: 0, different: 0 }],
      });
      expect(await vsyncHere(database.db, participant, KEY_TYPE), phase).toBe(
        simulator.directory.vsync({ participant, keyType: KEY_TYPE }),
      );
    }
    const { changes, repeated } = await changesMadeTwice(database);
    expect(repeated).toEqual([]);
    expect(changes).toBe(KILL_PHASES.reduce((sum, { entries }) => sum + entries, 0));
  }, 400_000);
});
