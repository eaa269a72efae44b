import { join } from 'node:path';
import { INVESTIGATE_INFRACTION_WORKFLOW } from '@conn-dict/contracts';
import { recordHistories, type FetchedHistory } from '@conn-dict/testing';
import { CONTINUED_STORY, INFRACTION_STORIES, type InfractionStory } from './infraction-stories.js';
import { createInfractionWorld, type InfractionWorld } from './infraction-workflow-world.js';

/** Records new stories of investigations: `npm run record -w @conn-dict/infraction -- 0.2.0`. */
async function main(release: string | undefined): Promise<void> {
  const world = await createInfractionWorld();
  try {
    const folder = join(import.meta.dirname, 'histories');
    const stories = [...INFRACTION_STORIES, CONTINUED_STORY].map((story) => ({
      ...story,
      workflow: INVESTIGATE_INFRACTION_WORKFLOW,
    }));
    await recordHistories({ folder, release, stories, tell: (story) => tellIn(world, story) });
  } finally {
    await world.close();
  }
}

/** Tells the story, and fetches the history of the last run of its workflow. */
async function tellIn(
  world: InfractionWorld,
  { tell, ...options }: InfractionStory,
): Promise<FetchedHistory> {
  let history: FetchedHistory = {};
  await world.withRun(options, async (run, fake) => {
    await tell(run, fake);
    await run.result().catch(() => undefined);
    history = await run.fetchHistory();
  });
  return history;
}

await main(process.argv[2]);
