import { readTopic } from '@conn-dict/events/testing';
import type { CloudEvent } from '@conn-dict/events';
import type { ReadyJourney } from '../journeys/prepare-journeys.js';
import { WORKERS } from '../plan/fault-plan.js';
import type { ChaosWorld } from '../world/chaos-world.js';
import type { Site } from '../world/site.js';
import type { Aftermath, Pages } from './aftermath.js';
import { pagesOfFile } from './file-pages.js';
import { readRows } from './read-rows.js';
import { readRuns } from './read-runs.js';
import { readSides } from './read-sides.js';

export interface WalkedJourneys {
  readonly journeys: readonly ReadyJourney[];
  /** What of their people may not be seen. */
  readonly canaries: readonly string[];
}

/** Reads everything that a run has left. */
export async function takeAftermath(
  world: ChaosWorld,
  site: Site,
  { journeys, canaries }: WalkedJourneys,
): Promise<Aftermath> {
  const subjects = journeys.map(({ subject }) => subject);
  const sides = await readSides(world, site);
  const expected = subjects.flatMap((subject) => subject.runs.map(({ workflowId }) => workflowId));
  const { runs, shown } = await readRuns(site.client, expected);
  const messages = await readTopic(world.servers.pulsar, site);
  const { directory } = world;
  const workers = WORKERS.map((name) => site.workers[name]);
  const answers = await Promise.all(workers.map((worker) => worker.probe()));
  return {
    subjects,
    runs,
    ...(await readRows(site.database)),
    directory: {
      claims: await directory.claims(),
      entries: await directory.entries(),
      reports: await directory.infractionReports(),
      requests: await directory.doneRequests(),
    },
    sides,
    events: messages.map(({ payload }) => JSON.parse(payload) as CloudEvent),
    canaries,
    texts: {
      logs: logsOf(workers),
      'probes and metrics': answers,
      spans: [site.collector.bodies()],
      events: messages.map((message) => JSON.stringify(message)),
      'ids and memos of runs': shown,
    },
    endedByThemselves: workers.reduce(
      (sum, { program, failedStarts }) => sum + program.endedByItself - failedStarts,
      0,
    ),
  };
}

function logsOf(workers: readonly { readonly logFile: string }[]): Pages {
  return {
    *[Symbol.iterator]() {
      for (const { logFile } of workers) yield* pagesOfFile(logFile);
    },
  };
}
