import { readFile } from 'node:fs/promises';
import { readTopic } from '@conn-dict/events/testing';
import type { CloudEvent } from '@conn-dict/events';
import type { ReadyJourney } from '../journeys/prepare-journeys.js';
import { WORKERS } from '../plan/fault-plan.js';
import type { ChaosWorld } from '../world/chaos-world.js';
import { canariesOf } from '../world/people.js';
import type { Site } from '../world/site.js';
import type { Aftermath } from './aftermath.js';
import { readRows } from './read-rows.js';
import { readRuns } from './read-runs.js';
import { readSides } from './read-sides.js';

/** Reads everything that a run has left. */
export async function takeAftermath(
  world: ChaosWorld,
  site: Site,
  journeys: readonly ReadyJourney[],
): Promise<Aftermath> {
  const subjects = journeys.map(({ subject }) => subject);
  const sides = await readSides(world, site);
  const expected = subjects.flatMap((subject) => subject.runs.map(({ workflowId }) => workflowId));
  const { runs, shown } = await readRuns(site.client, expected);
  const messages = await readTopic(world.servers.pulsar, site);
  const { directory } = world;
  const workers = WORKERS.map((name) => site.workers[name]);
  const logs = await Promise.all(workers.map(({ logFile }) => readFile(logFile, 'utf8')));
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
    canaries: canariesOf(journeys.map(({ person }) => person)),
    texts: {
      logs: logs.join('\n'),
      'probes and metrics': answers.join('\n'),
      spans: site.collector.bodies(),
      events: JSON.stringify(messages),
      'ids and memos of runs': shown,
    },
    endedByThemselves: workers.reduce(
      (sum, { program, failedStarts }) => sum + program.endedByItself - failedStarts,
      0,
    ),
  };
}
