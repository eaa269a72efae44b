import { join } from 'node:path';
import { recordHistories, type FetchedHistory } from '@conn-dict/testing';
import { VSYNC_STORIES, type VSyncStory } from './vsync-stories.js';
import { createVSyncWorld, type VSyncWorld } from './vsync-workflow-world.js';

/** Records new stories of syncs: `npm run record -w @conn-dict/vsync -- 0.2.0`. */
async function main(release: string | undefined): Promise<void> {
  const world = await createVSyncWorld();
  try {
    const folder = join(import.meta.dirname, 'histories');
    const tell = (story: VSyncStory) => tellIn(world, story);
    await recordHistories({ folder, release, stories: VSYNC_STORIES, tell });
  } finally {
    await world.close();
  }
}

async function tellIn(
  world: VSyncWorld,
  { tell, ...options }: VSyncStory,
): Promise<FetchedHistory> {
  let history: FetchedHistory = {};
  await world.withRun(options, async (run) => {
    await tell?.(run);
    await run.result().catch(() => undefined);
    history = await run.fetchHistory();
  });
  return history;
}

await main(process.argv[2]);
