import { join } from 'node:path';
import { CLAIM_WORKFLOW } from '@conn-dict/contracts';
import { recordHistories, type FetchedHistory } from '@conn-dict/testing';
import { CLAIM_STORIES, type ClaimStory } from './claim-stories.js';
import { createClaimWorld, type ClaimWorld } from './claim-workflow-world.js';

/** Records new stories of claims: `npm run record -w @conn-dict/claim -- 0.2.0`. */
async function main(release: string | undefined): Promise<void> {
  const world = await createClaimWorld();
  try {
    const folder = join(import.meta.dirname, 'histories');
    const stories = CLAIM_STORIES.map((story) => ({ ...story, workflow: CLAIM_WORKFLOW }));
    const tell = (story: ClaimStory) => tellIn(world, story);
    await recordHistories({ folder, release, stories, tell });
  } finally {
    await world.close();
  }
}

async function tellIn(
  world: ClaimWorld,
  { tell, input, prepare }: ClaimStory,
): Promise<FetchedHistory> {
  let history: FetchedHistory = {};
  await world.withClaim(
    async (claim) => {
      await tell(claim);
      await claim.result().catch(() => undefined);
      history = await claim.fetchHistory();
    },
    { ...(input === undefined ? {} : { input }), ...(prepare ? { prepare } : {}) },
  );
  return history;
}

await main(process.argv[2]);
