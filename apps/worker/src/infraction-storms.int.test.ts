// Proves that investigations under random messages, timers, failures and worker restarts move only as they may, end once, and leave an audit that retells them. The seed is in what fails: INFRACTION_STORM_SEED runs it again.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eachAtMost } from '../test/each-at-most.js';
import { checkEnd } from '../test/infraction-checks.js';
import { PLANNED_DAYS, plannedInvestigations } from '../test/infraction-plans.js';
import { sendOf, startAll } from '../test/infraction-storm.js';
import { startWorkerSlice, type WorkerSlice } from '../test/worker-slice.js';

const STORMS = 8;
const INVESTIGATIONS = 250;
/** Days on which every worker is stopped and started anew. */
const RESTART_EVERY = 9;
const SEED = Number(process.env['INFRACTION_STORM_SEED'] ?? Date.now() % 2 ** 31);

/** The test server waits for ever for a worker that had a run in its cache and is gone; without one, each task replays all. */
const WORKERS = { maxCachedWorkflows: 0, maxConcurrentWorkflowTaskExecutions: 1 };

let slice: WorkerSlice;
beforeAll(async () => {
  slice = await startWorkerSlice({ workflowCache: WORKERS });
});
afterAll(() => slice.stop());

/** Calls that fail and are repeated, answers that are lost, and a few refusals for good. */
function addFaults(): void {
  const { faults } = slice.simulator;
  faults.add({ method: '*', type: 'ServiceUnavailable', rate: 0.05 });
  faults.add({ method: '*', type: 'InternalServerError', rate: 0.05, afterEffect: true });
  for (const method of ['CreateInfractionReport', 'CloseInfractionReport', 'NotifyOfInfraction'])
    faults.add({ method, type: 'Forbidden', rate: 0.02, afterEffect: true });
  for (const method of ['AcknowledgeInfractionReport', 'CancelInfractionReport'])
    faults.add({ method, type: 'Forbidden', rate: 0.02 });
}

async function storm(seed: number): Promise<(string | undefined)[]> {
  addFaults();
  const runs = await startAll(slice, plannedInvestigations(INVESTIGATIONS, seed));
  for (let day = 0; day < PLANNED_DAYS; day++) {
    await sendOf(slice, day, runs);
    if (day % RESTART_EVERY === RESTART_EVERY - 1) await slice.restartWorkers();
    await slice.environment.sleep('1 day');
  }
  slice.simulator.faults.clear();
  await slice.ended(runs.map(({ run }) => run));
  return await eachAtMost(20, runs, (each) => checkEnd(slice, each));
}

it.each(Array.from({ length: STORMS }, (_, number) => number))(
  'storm %i of 250 investigations',
  { timeout: 600_000 },
  async (number) => {
    const seed = SEED + number;
    const ends = await storm(seed).catch((error: unknown) => {
      throw new Error(`INFRACTION_STORM_SEED=${seed}: ${String(error)}`, { cause: error });
    });
    // A storm that leaves one of them out proves little of it.
    expect(new Set(ends.filter((end) => end !== undefined))).toEqual(
      new Set(['RESOLVED', 'DISMISSED', 'EXPIRED', 'CANCELLED', 'FAILED']),
    );
  },
);
