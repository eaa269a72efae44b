import {
  parseInvestigateInfractionWorkflowInput,
  type InvestigateInfractionWorkflowInput,
  type InvestigateInfractionWorkflowResult,
} from '@conn-dict/contracts';
import { orInvalidInput } from '@conn-dict/workflow-kit';
import { CancellationScope, continueAsNew } from '@temporalio/workflow';
import { hasEnded } from '../model/infraction-state.js';
import type { Continuation } from './continuation.js';
import { endEarly } from './end-early.js';
import { setInfractionHandlers } from './infraction-handlers.js';
import { createInfractionRun, type InfractionRun } from './infraction-run.js';
import { investigate } from './investigate.js';
import { openInfraction } from './open-infraction.js';
import { settleInfraction } from './settle-infraction.js';

/**
 * Investigates an infraction: opens it, collects evidence, and waits up to 30 days for a decision; 7 days of silence
 * hand it to Bacen. The states are in `model/infraction-state.ts`.
 *
 * A second run for an infraction that is over returns its end and does nothing. Cancelling the run cancels the report.
 *
 * @param continued what an earlier run of this workflow hands over; nobody else gives it
 * @throws ApplicationFailure typed as in docs/errors.md, after the failure is on the row and published
 */
export async function InvestigateInfractionWorkflow(
  input: InvestigateInfractionWorkflowInput,
  continued?: Continuation,
): Promise<InvestigateInfractionWorkflowResult> {
  const infraction = orInvalidInput(() => parseInvestigateInfractionWorkflowInput(input));
  const run = createInfractionRun(input, infraction, continued);
  setInfractionHandlers(run);
  if (await isOver(run)) return toResult(run);
  const { evidence_urls: _stored, ...kept } = input;
  return await continueAsNew<typeof InvestigateInfractionWorkflow>(kept, run.toContinuation());
}

/** Works on the infraction; false where the work has to go on in a new run. */
async function isOver(run: InfractionRun): Promise<boolean> {
  try {
    if (!run.state.isOpened) await openInfraction(run);
    if (!hasEnded(run.state)) {
      if (!(await investigate(run))) return false;
      await CancellationScope.nonCancellable(() => settleInfraction(run));
    }
  } catch (error) {
    await CancellationScope.nonCancellable(() => endEarly(run, error));
  }
  await run.messagesOut();
  return true;
}

function toResult({ ref, state }: InfractionRun): InvestigateInfractionWorkflowResult {
  if (!hasEnded(state)) throw new Error(`an infraction that is ${state.status} has no result`);
  const decision = DECISION_OF_END[state.status];
  return {
    infraction_id: ref.infraction_id,
    status: state.status,
    ...(decision ? { decision } : {}),
    evidence_count: state.evidenceCount,
    ended_at: state.endedAt,
  };
}

const DECISION_OF_END = {
  RESOLVED: 'RESOLVE',
  DISMISSED: 'DISMISS',
  EXPIRED: undefined,
  CANCELLED: undefined,
} as const;
