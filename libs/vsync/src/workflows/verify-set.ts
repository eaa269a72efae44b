import type { VerifySyncResult } from '@conn-dict/contracts';
import type { KeyType } from '@conn-dict/dict';
import { sleep, uuid4 } from '@temporalio/workflow';
import type { SyncRun } from './sync-run.js';
import { activities } from './vsync-activity-options.js';

/** A write may be on its way between the two sides at any moment: the question is put again after so long. */
const AGAIN_AFTER = '3s';
const TRIES = 3;

/** Asks the directory whether both sides of a key type are the same. */
export async function verifySet(run: SyncRun, keyType: KeyType): Promise<VerifySyncResult> {
  run.apply({ type: 'ENTERED', phase: 'VERIFYING', keyType });
  return await activities.VerifySyncActivity({
    participant_ispb: run.input.participantIspb,
    key_type: keyType,
    request_id: uuid4(),
  });
}

/** Asks until the answer is yes, a few times: others may be writing. */
export async function verifyRepaired(run: SyncRun, keyType: KeyType): Promise<boolean> {
  for (let tries = 1; ; tries++) {
    const { in_sync } = await verifySet(run, keyType);
    if (in_sync || tries === TRIES) return in_sync;
    await sleep(AGAIN_AFTER);
  }
}

/** Asks whether both sides would be the same, were the differences repaired that a dry run examined. */
export async function wouldBeSame(run: SyncRun, keyType: KeyType): Promise<boolean> {
  run.apply({ type: 'ENTERED', phase: 'VERIFYING', keyType });
  const { in_sync } = await activities.VerifySyncActivity({
    participant_ispb: run.input.participantIspb,
    key_type: keyType,
    request_id: uuid4(),
    report_id: run.reportId,
  });
  return in_sync;
}
