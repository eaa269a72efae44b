import { CLAIM_WAIT_DAYS_MAX } from '@conn-dict/contracts';
import { CancellationScope, condition, sleep, workflowInfo } from '@temporalio/workflow';
import type { ClaimRun } from './claim-run.js';

const DAY_MS = 86_400_000;

/** When a claim that began at `startTime` runs out. */
export function expiryOf(startTime: Date): Date {
  return new Date(startTime.getTime() + CLAIM_WAIT_DAYS_MAX * DAY_MS);
}

/**
 * Waits until the claim is decided, by a party or by time. Cancelling the workflow ends the wait with a rejection.
 *
 * The timer is never cancelled: the run ends soon after a decision, and one more event for each claim would buy
 * nothing.
 */
export async function decided(run: ClaimRun): Promise<void> {
  const leftMs = expiryOf(workflowInfo().startTime).getTime() - Date.now();
  void CancellationScope.nonCancellable(async () => {
    await sleep(Math.max(leftMs, 1));
    run.apply({ type: 'DECIDED', outcome: { kind: 'EXPIRE', reason: 'DEFAULT_OPERATION' } });
  });
  await condition(() => run.state.outcome !== undefined);
}
