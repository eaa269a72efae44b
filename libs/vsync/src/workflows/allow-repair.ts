import type { PlanRepairResult } from '@conn-dict/contracts';
import type { KeyType } from '@conn-dict/dict';
import { condition, log } from '@temporalio/workflow';
import type { SyncRun } from './sync-run.js';
import { activities } from './vsync-activity-options.js';

/** Half a day from the start on for somebody to look: the next sync of the participant finds this one ended. */
const APPROVAL_WAIT_MS = 12 * 3_600_000;

/** Tells whether the run may repair what it has found so far; waits for an approval where that is more than it may. */
export async function isRepairAllowed(
  run: SyncRun,
  keyTypes: readonly KeyType[],
): Promise<boolean> {
  if (run.input.dryRun) return true;
  let plan = await planRepair(run);
  const allowed = plan.changes_allowed + (run.state.approved ?? 0);
  if (plan.changes_most > allowed && plan.changes_least <= allowed) {
    // Two CIDs may be one key with other content: only a look at the directory tells.
    for (const keyType of keyTypes)
      await activities.RepairEntriesActivity({ ...run.ref(keyType), dry_run: true });
    plan = await planRepair(run);
  }
  if (plan.changes_most <= allowed) return true;
  return !run.state.isRefused && (await isApproved(run, plan));
}

async function planRepair({ input, reportId }: SyncRun): Promise<PlanRepairResult> {
  return await activities.PlanRepairActivity({
    participant_ispb: input.participantIspb,
    report_id: reportId,
    key_types: input.keyTypes,
  });
}

async function isApproved(
  run: SyncRun,
  { changes_most, changes_allowed }: PlanRepairResult,
): Promise<boolean> {
  run.apply({ type: 'COUNTED', differences: changes_most });
  run.apply({ type: 'ENTERED', phase: 'AWAITING_APPROVAL' });
  run.tell('dict.sync.approval_required');
  log.warn('the sync waits for an approval', {
    participant_ispb: run.input.participantIspb,
    changes: changes_most,
    allowed: changes_allowed,
  });
  const leftMs = Math.max(0, run.startedAt.getTime() + APPROVAL_WAIT_MS - Date.now());
  const isInTime = await condition(() => run.state.phase !== 'AWAITING_APPROVAL', leftMs);
  if (!isInTime) run.apply({ type: 'NOT_APPROVED' });
  return isInTime;
}
