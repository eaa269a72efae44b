import { CancellationScope, condition, sleep } from '@temporalio/workflow';
import type { EntryRun } from './entry-run.js';

const DAY_MS = 86_400_000;

/** The time in which a deletion can be taken back. */
export interface DeletionWait {
  /** There is such a time. */
  readonly isAsked: boolean;
  /** When it ends; `undefined` until it has begun. */
  endsAt(): Date | undefined;
  /** Waits until the deletion is decided, by a message or by time. Cancelling the workflow rejects. */
  decided(): Promise<void>;
}

/** Makes the wait; without days to wait, the deletion is decided from the start. */
export function createDeletionWait(run: EntryRun, days: number): DeletionWait {
  let endsAt: Date | undefined;
  if (days === 0) run.apply({ type: 'DECIDED', decision: 'DELETE' });
  return {
    isAsked: days > 0,
    endsAt: () => endsAt,
    async decided() {
      if (run.state.decision) return;
      endsAt = new Date(Date.now() + days * DAY_MS);
      // The timer is never cancelled: the run ends soon after a decision (docs/adr/0005).
      void CancellationScope.nonCancellable(async () => {
        await sleep(days * DAY_MS);
        run.apply({ type: 'DECIDED', decision: 'DELETE' });
      });
      await condition(() => run.state.decision !== undefined);
    },
  };
}
