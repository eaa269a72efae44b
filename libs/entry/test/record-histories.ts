import { join } from 'node:path';
import { recordHistories, type FetchedHistory } from '@conn-dict/testing';
import { ENTRY_STORIES, type EntryStory } from './entry-stories.js';
import { createEntryWorld, type EntryWorld } from './entry-workflow-world.js';

/** Records new stories of entries: `npm run record -w @conn-dict/entry -- 0.2.0`. */
async function main(release: string | undefined): Promise<void> {
  const world = await createEntryWorld();
  try {
    const folder = join(import.meta.dirname, 'histories');
    const tell = (story: EntryStory) => tellIn(world, story);
    await recordHistories({ folder, release, stories: ENTRY_STORIES, tell });
  } finally {
    await world.close();
  }
}

async function tellIn(
  world: EntryWorld,
  { tell, ...options }: EntryStory,
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
