import type { PlanRepairResult, SyncCounts } from '@conn-dict/contracts';
import type { KeyType } from '@conn-dict/dict';
import { condition, log } from '@temporalio/workflow';
import type { SyncRun } from './sync-run.js';
import { activities } from './vsync-activity-options.js';

/** Half a day from the start on for somebody to look: the next sync of the participant finds this one ended. */
const APPROVAL_WAIT_MS = 12 * 3_600_000;

export interface Repaired {
  readonly counts: SyncCounts;
  /** False where nobody approved: nothing was changed. */
  readonly isDone: boolean;
}

/** Repairs what was found in a set, once that is allowed; a dry run looks at it. */
export async function repairDifferences(run: SyncRun, keyType: KeyType): Promise<Repaired> {
  const ref = run.ref(keyType);
  const isDone = run.input.dryRun || (await isAllowed(run, keyType));
  if (!isDone) return { counts: await look(run, keyType), isDone };
  run.apply({ type: 'ENTERED', phase: 'REPAIRING', keyType });
  const counts = await activities.RepairEntriesActivity({ ...ref, dry_run: run.input.dryRun });
  run.count(counts);
  return { counts, isDone };
}

/** Waits for an approval where the run would change more than it may. */
async function isAllowed(run: SyncRun, keyType: KeyType): Promise<boolean> {
  let plan = await planRepair(run);
  const allowed = plan.changes_allowed + (run.state.approved ?? 0);
  if (plan.changes_most > allowed && plan.changes_least <= allowed) {
    await look(run, keyType);
    plan = await planRepair(run);
  }
  if (plan.changes_most <= allowed) return true;
  if (run.state.isRefused) return false;
  return await isApproved(run, keyType, plan);
}

async function planRepair({ input, reportId }: SyncRun): Promise<PlanRepairResult> {
  const { participantIspb, keyTypes } = input;
  return await activities.PlanRepairActivity({
    participant_ispb: participantIspb,
    report_id: reportId,
    key_types: keyTypes,
  });
}

/** Looks at every difference again, and changes nothing. */
async function look(run: SyncRun, keyType: KeyType): Promise<SyncCounts> {
  const counts = await activities.RepairEntriesActivity({ ...run.ref(keyType), dry_run: true });
  run.count(counts);
  return counts;
}

async function isApproved(
  run: SyncRun,
  keyType: KeyType,
  { changes_most, changes_allowed }: PlanRepairResult,
): Promise<boolean> {
  run.apply({ type: 'COUNTED', differences: changes_most });
  run.apply({ type: 'ENTERED', phase: 'AWAITING_APPROVAL', keyType });
  run.tell('dict.sync.approval_required');
  log.warn('the sync waits for an approval', {
    participant_ispb: run.input.participantIspb,
    changes: changes_most,
    allowed: changes_allowed,
  });
  const leftMs = Math.max(0, run.startedAt.getTime() + APPROVAL_WAIT_MS - Date.now());
  const isApprovedInTime = await condition(() => run.state.phase !== 'AWAITING_APPROVAL', leftMs);
  if (!isApprovedInTime) run.apply({ type: 'NOT_APPROVED' });
  return isApprovedInTime;
}
