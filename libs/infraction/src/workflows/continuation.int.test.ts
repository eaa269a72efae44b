// Proves on Temporal's own server and PostgreSQL that thousands of signals go through several runs and worker restarts, and that each distinct piece of evidence is stored once.
import { randomUUID } from 'node:crypto';
import { INVESTIGATE_INFRACTION_WORKFLOW } from '@conn-dict/contracts';
import {
  createTestDatabase,
  startTestPostgres,
  type TestDatabase,
  type TestPostgres,
} from '@conn-dict/database/embedded';
import {
  bundleWorkflowSources,
  createRealTimeEnvironment,
  startTestWorker,
  type TestWorker,
} from '@conn-dict/testing';
import type { WorkflowHandle } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { INFRACTION, evidenceUrl } from '../../test/infraction-inputs.js';
import { WORKFLOWS_PATH, statusOf } from '../../test/infraction-workflow-world.js';
import { infractionDomain } from '../infraction-domain.js';

const SIGNALS = 5_000;
const AT_ONCE = 125;
const RESTARTS = 3;
/** Every tenth one is sent twice, far apart. */
const numberOf = (place: number) => (place % 10 === 9 ? SIGNALS - 1 - place : place);
const DISTINCT = new Set(Array.from({ length: SIGNALS }, (_, place) => numberOf(place))).size;

let environment: TestWorkflowEnvironment;
let postgres: TestPostgres;
let database: TestDatabase;
let bundle: WorkflowBundleWithSourceMap;
const taskQueue = `infraction-${randomUUID()}`;
const published: string[] = [];
beforeAll(async () => {
  [environment, postgres, bundle] = await Promise.all([
    createRealTimeEnvironment(),
    startTestPostgres(),
    bundleWorkflowSources(WORKFLOWS_PATH),
  ]);
  database = await createTestDatabase(postgres);
});
afterAll(async () => {
  await environment.teardown();
  await database.drop();
  await postgres.stop();
});

function startWorker(): Promise<TestWorker> {
  const activities = infractionDomain.createActivities({
    database,
    bridge: { notifyOfInfraction: () => Promise.resolve() } as never,
    events: {
      publish: ({ type }) => {
        published.push(type);
        return Promise.resolve();
      },
    },
    clock: { now: () => new Date() },
  });
  return startTestWorker({ environment, bundle, taskQueue, activities: { ...activities } });
}

async function sendEvidence(run: WorkflowHandle, from: number, to: number): Promise<void> {
  for (let first = from; first < to; first += AT_ONCE) {
    const places = Array.from({ length: AT_ONCE }, (_, place) => first + place);
    await Promise.all(
      places.map((place) =>
        run.signal('evidence_added', { evidence_url: evidenceUrl(numberOf(place)) }),
      ),
    );
  }
}

async function runsOf(workflowId: string): Promise<number> {
  const query = `WorkflowId = '${workflowId}'`;
  const { count } = await environment.client.workflow.count(query);
  return count;
}

it('stores each of 5,000 pieces of evidence once', { timeout: 240_000 }, async () => {
  const { client } = environment;
  const { workflowId } = await client.workflow.start(INVESTIGATE_INFRACTION_WORKFLOW, {
    taskQueue,
    workflowId: taskQueue,
    args: [INFRACTION],
  });
  const run = client.workflow.getHandle(workflowId);
  const part = SIGNALS / (RESTARTS + 1);
  for (let round = 0; round <= RESTARTS; round++) {
    const worker = await startWorker();
    await sendEvidence(run, round * part, (round + 1) * part);
    if (round < RESTARTS) await worker.stop();
    else await finish(run, worker);
  }
  expect(await runsOf(workflowId)).toBeGreaterThan(1);
  const rows = await database.db.selectFrom('infraction_evidence').select('url').execute();
  expect(rows).toHaveLength(DISTINCT);
  const audited = await database.db
    .selectFrom('infraction_audit')
    .select('action')
    .where('action', '=', 'EVIDENCE_ADDED')
    .execute();
  expect(audited).toHaveLength(DISTINCT);
  expect(published.at(-1)).toBe('dict.infraction.resolved');
});

async function finish(run: WorkflowHandle, worker: TestWorker): Promise<void> {
  try {
    await vi.waitFor(
      async () => expect(await statusOf(run)).toMatchObject({ evidence_count: DISTINCT }),
      { timeout: 120_000, interval: 500 },
    );
    await run.signal('investigation_complete', { decision: 'RESOLVE' });
    expect(await run.result()).toMatchObject({ status: 'RESOLVED', evidence_count: DISTINCT });
  } finally {
    await worker.stop();
  }
}
