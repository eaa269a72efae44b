import type { KeyTypeSync, SyncCounts } from '@conn-dict/contracts';

/** Tells how a key type stands after the run. `isVerified`: the directory's last word was that both sides are the same. */
export function keyTypeOutcome(
  { missing_here, missing_there, different }: SyncCounts,
  isVerified: boolean,
): KeyTypeSync['outcome'] {
  if (!isVerified) return 'DIFFERENT';
  const changed = missing_here + missing_there + different;
  // What was left to a workflow is through by now: both sides are the same.
  return changed === 0 ? 'IN_SYNC' : 'REPAIRED';
}
