import type { FailureType, WithdrawInfractionReportResult } from '@conn-dict/contracts';
import { failureTypeOf, persist, runFailureOf } from '@conn-dict/workflow-kit';
import { isCancellation, log } from '@temporalio/workflow';
import { isOpen } from '../model/infraction-state.js';
import { tellEscalated } from './escalate.js';
import { INFRACTION_LIFE_MS, activities } from './infraction-activity-options.js';
import type { InfractionRun } from './infraction-run.js';
import { settleInfraction, tellEnd } from './settle-infraction.js';
import { storeEvidence } from './store-evidence.js';

/**
 * Ends a run that was cancelled or broke, so that no report stays in between. Call it in a non-cancellable scope.
 *
 * Returns only where the infraction was decided after all; else it rejects with what ends the run.
 */
export async function endEarly(run: InfractionRun, error: unknown): Promise<void> {
  if (!isCancellation(error)) {
    await failInfraction(run, error);
    return;
  }
  try {
    await cancelInfraction(run);
  } catch (failure) {
    await failInfraction(run, failure);
    return;
  }
  if (run.state.status === 'RESOLVED' || run.state.status === 'DISMISSED') return;
  await run.messagesOut();
  throw error;
}

async function cancelInfraction(run: InfractionRun): Promise<void> {
  if (!run.state.isOpened || !isOpen(run.state)) {
    run.inbox.close();
    return;
  }
  // What came before the cancellation was taken: its sender has no other answer.
  run.apply({ type: 'DECIDED', outcome: { decision: 'CANCEL' } });
  await storeEvidence(run);
  await settleInfraction(run);
}

/**
 * Takes the report back, records why the run broke, on its row and in an event, and fails the run with it. Where the
 * directory refuses to give the report back, the failure is recorded first, and the run goes on until it does.
 */
async function failInfraction(run: InfractionRun, error: unknown): Promise<void> {
  const failureType = failureTypeOf(error) ?? 'StepTimedOut';
  run.inbox.close();
  run.apply({ type: 'BROKE', failureType });
  if (await wasDecided(run, failureType)) return;
  await run.messagesOut();
  throw runFailureOf(error, failureType);
}

/** Answers whether the directory had decided the report: then the run ends with that. */
async function wasDecided(run: InfractionRun, failureType: FailureType): Promise<boolean> {
  const hasReport = run.state.hasReport && isOpen(run.state);
  try {
    const { decided } = hasReport ? await withdrawReport(run) : {};
    if (decided) {
      await adopt(run, decided);
      return true;
    }
    await recordFailure(run, failureType);
  } catch (refusal) {
    await recordFailure(run, failureType);
    await insistOnWithdrawing(run, refusal);
  }
  return false;
}

function withdrawReport({
  ref,
  requestIds,
}: InfractionRun): Promise<WithdrawInfractionReportResult> {
  return activities.WithdrawInfractionReportActivity({ ...ref, request_id: requestIds.withdraw });
}

async function adopt(run: InfractionRun, decided: 'RESOLVED' | 'DISMISSED'): Promise<void> {
  const decision = decided === 'RESOLVED' ? 'RESOLVE' : 'DISMISS';
  run.apply({ type: 'DECIDED', outcome: { decision } });
  await settleInfraction(run);
}

/** Tells of a failed infraction, if it has a row; one that has ended stays so, whatever its run ends with. */
async function recordFailure(run: InfractionRun, failure_type: FailureType): Promise<void> {
  const wasOpen = isOpen(run.state);
  const { recorded, was_escalated } = await activities.RecordInfractionFailureActivity({
    ...run.ref,
    failure_type,
  });
  if (was_escalated && wasOpen) tellEscalated(run);
  run.apply({ type: 'FAILED' });
  if (!recorded || !wasOpen) return;
  run.tell('dict.infraction.failed');
  if (run.state.isOpened) tellEnd(run);
}

/** An open report holds its transaction, and nobody else works on it. After 45 days an operator has to. */
async function insistOnWithdrawing(run: InfractionRun, refusal: unknown): Promise<void> {
  const onRefusal = (error: unknown): void => {
    const failure_type = failureTypeOf(error) ?? 'StepTimedOut';
    log.error('report could not be withdrawn', { ...run.ref, failure_type });
    run.note(`it has failed, and its report could not be withdrawn yet: ${failure_type}`);
  };
  await persist(() => withdrawReport(run), { refusal, forMs: INFRACTION_LIFE_MS, onRefusal }).catch(
    () => undefined,
  );
}
