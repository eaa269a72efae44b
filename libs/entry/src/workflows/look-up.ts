import { activities } from './entry-activity-options.js';
import type { EntryRun } from './entry-run.js';

/** Asks where the entry stands, and what it is, before anything is done to it. */
export async function lookUp(run: EntryRun): Promise<void> {
  const { key_type, participant, ...step } = await activities.GetEntryStatusActivity({
    entry_id: run.entryId,
  });
  run.know({ key_type, participant });
  run.moved(step);
}
