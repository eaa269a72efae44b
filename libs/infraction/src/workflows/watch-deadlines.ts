import { CancellationScope, sleep } from '@temporalio/workflow';
import { deadlinesOf } from '../model/deadlines.js';
import type { InfractionRun } from './infraction-run.js';

/**
 * Escalates what nobody decided in 7 days, and ends what nobody decided in 30, beside the main line.
 *
 * A timer is never cancelled: the run ends soon after a decision, and one more event would buy nothing. The second one
 * is not set before the first has run out.
 */
export function watchDeadlines(run: InfractionRun): void {
  const { escalatesAt, expiresAt } = deadlinesOf(run.openedAtMs);
  void CancellationScope.nonCancellable(async () => {
    if (!run.state.escalation) {
      await sleepUntil(escalatesAt);
      run.apply({
        type: 'ESCALATION_WANTED',
        escalation: { by: 'SILENCE', notes: 'no decision in 7 days' },
      });
    }
    await sleepUntil(expiresAt);
    run.apply({ type: 'DECIDED', outcome: { decision: 'EXPIRE' } });
  });
}

async function sleepUntil(moment: Date): Promise<void> {
  await sleep(Math.max(moment.getTime() - Date.now(), 1));
}
