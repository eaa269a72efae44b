import { sleep } from '@temporalio/workflow';
import { afterEvents, afterFile, nextStep, type KeyTypeProgress } from '../model/sync-steps.js';
import { compareWithFile } from './compare-with-file.js';
import type { SyncRun } from './sync-run.js';
import { activities } from './vsync-activity-options.js';

/** Events come up to 5 s late; a write that is under way here is through by then too. */
const EVENTS_LATE = '6s';

/** Finds what differs in a key type by the next way; `undefined` where every way was tried. */
export async function findDifferences(
  run: SyncRun,
  progress: KeyTypeProgress,
): Promise<KeyTypeProgress | undefined> {
  const { keyType, since } = progress;
  const step = nextStep(progress, run.input.syncType);
  if (step === undefined) return undefined;
  if (step === 'EVENTS' && since !== undefined) {
    run.apply({ type: 'ENTERED', phase: 'READING_EVENTS', keyType });
    await sleep(EVENTS_LATE);
    const found = await activities.ListCidSetEventsActivity({ ...run.ref(keyType), since });
    const read = afterEvents(progress, found.complete);
    // Too many: what else there is, the file shows.
    return found.complete ? read : await findDifferences(run, read);
  }
  return afterFile(progress, await compareWithFile(run, keyType));
}
