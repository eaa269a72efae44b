import { VSYNC_WORKFLOW, type VSyncWorkflowResult } from '@conn-dict/contracts';
import { vsyncOf as bucketsOf } from '@conn-dict/database';
import { vsyncOf } from '@conn-dict/dict/cid';
import type { ChaosWorld } from '../world/chaos-world.js';
import { CLAIMER, SEEDED } from '../world/people.js';
import type { Site } from '../world/site.js';
import { TASK_QUEUE } from '../world/worker-program.js';
import type { Sides } from './aftermath.js';

const KEY_TYPE = 'PHONE';
/** Begins the ids of the syncs that look at what is left. */
export const LAST_SYNC = 'last-sync-';

/** Compares the phone entries of our participants on both sides, and has a worker compare them too. */
export function readSides(world: ChaosWorld, site: Site): Promise<readonly Sides[]> {
  return Promise.all([CLAIMER, SEEDED].map((participant) => readSide(world, site, participant)));
}

async function readSide(
  { directory }: ChaosWorld,
  { client, database: { db } }: Site,
  participant: string,
): Promise<Sides> {
  const result = (await client.workflow.execute(VSYNC_WORKFLOW, {
    taskQueue: TASK_QUEUE,
    workflowId: `${LAST_SYNC}${participant}`,
    args: [{ participant_ispb: participant, key_types: [KEY_TYPE], dry_run: true }],
  })) as VSyncWorkflowResult;
  const rows = await db
    .selectFrom('entries')
    .select('cid')
    .where('participant', '=', participant)
    .where('key_type', '=', KEY_TYPE)
    .execute();
  const sets = await directory.cidSets(participant);
  return {
    participant,
    buckets: await bucketsOf(db, participant, KEY_TYPE),
    rows: vsyncOf(rows.flatMap(({ cid }) => (cid ? [cid] : []))),
    there: sets.find(({ keyType }) => keyType === KEY_TYPE)!,
    lastSync: result.key_types.map(({ outcome }) => outcome).join(),
  };
}
