import { begin, toKeyTypeSync, type KeyTypeProgress } from '../model/sync-steps.js';
import { isRepairAllowed } from './allow-repair.js';
import { findDifferences } from './find-differences.js';
import type { SyncRun } from './sync-run.js';
import { verifyRepaired, verifySet, wouldBeSame } from './verify-set.js';
import { activities } from './vsync-activity-options.js';

/**
 * Brings all key types into line, each by the cheapest way that does: VSync, events, file. In rounds, so that whoever
 * approves sees everything that was found.
 */
export async function syncSets(run: SyncRun): Promise<void> {
  let open = await findOpen(run);
  while (open.length > 0) {
    const found: KeyTypeProgress[] = [];
    for (const progress of open) {
      const next = await findDifferences(run, progress);
      if (next) found.push(next);
      else run.ended(toKeyTypeSync(progress, false));
    }
    open = found.length > 0 ? await settle(run, found) : [];
  }
}

/** The key types whose two sides are not the same; a FULL sync asks for none of them. */
async function findOpen(run: SyncRun): Promise<KeyTypeProgress[]> {
  const { keyTypes, syncType, lastSyncDate } = run.input;
  if (syncType === 'FULL') return keyTypes.map((keyType) => begin(keyType));
  const open: KeyTypeProgress[] = [];
  for (const keyType of keyTypes) {
    const { in_sync, last_sync_at } = await verifySet(run, keyType);
    const progress = begin(keyType, lastSyncDate ?? last_sync_at);
    if (in_sync) run.ended(toKeyTypeSync(progress, true));
    else open.push(progress);
  }
  return open;
}

/** Repairs what was found, where that is allowed, and answers the key types that are not through with that. */
async function settle(run: SyncRun, found: readonly KeyTypeProgress[]): Promise<KeyTypeProgress[]> {
  const { dryRun } = run.input;
  const isAllowed = await isRepairAllowed(
    run,
    found.map(({ keyType }) => keyType),
  );
  const open: KeyTypeProgress[] = [];
  for (const progress of found) {
    const { keyType } = progress;
    run.apply({ type: 'ENTERED', phase: 'REPAIRING', keyType });
    const dry_run = dryRun || !isAllowed;
    const counts = await activities.RepairEntriesActivity({ ...run.ref(keyType), dry_run });
    const settled = { ...progress, counts };
    run.count(keyType, counts);
    const isVerified = !dry_run && (await verifyRepaired(run, keyType));
    // Nothing was repaired: is it all that there is to repair?
    const isEnd = isVerified || !isAllowed || (dryRun && (await wouldBeSame(run, keyType)));
    if (isEnd) run.ended(toKeyTypeSync(settled, isVerified));
    else open.push(settled);
  }
  return open;
}
