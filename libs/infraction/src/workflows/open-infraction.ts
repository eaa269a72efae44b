import type { ValidateInfractionEligibilityResult } from '@conn-dict/contracts';
import { CancellationScope, isCancellation, workflowInfo } from '@temporalio/workflow';
import { activities } from './infraction-activity-options.js';
import type { InfractionRun } from './infraction-run.js';
import { endWith } from './settle-infraction.js';

/**
 * Opens the infraction and takes it up. One that an earlier run brought to its end comes back ended.
 *
 * A workflow task that is lost with its worker may have come to any point, and leaves nothing in the history. What it
 * did is known by the run's token on the row: the steps are then taken once more, and each gives its first answer.
 */
export async function openInfraction(run: InfractionRun): Promise<void> {
  const found = await validate(run);
  if (found.ended && !isOwn(run, found)) {
    const { status, ended_at, evidence_count: evidenceCount } = found.ended;
    run.apply({ type: 'ENDED', status, endedAt: ended_at, evidenceCount });
    return;
  }
  // Not to be cancelled half-way: only its answer says what a cancelled workflow has to take back.
  await CancellationScope.nonCancellable(() => open(run));
}

async function validate(run: InfractionRun): Promise<ValidateInfractionEligibilityResult> {
  try {
    return await activities.ValidateInfractionEligibilityActivity(run.input);
  } catch (error) {
    if (isCancellation(error)) await CancellationScope.nonCancellable(() => takeUpLostTask(run));
    throw error;
  }
}

/** Learns from the steps' first answers what a cancelled workflow has to take back. */
async function takeUpLostTask(run: InfractionRun): Promise<void> {
  const found = await activities.ValidateInfractionEligibilityActivity(run.input);
  if (isOwn(run, found)) await create(run);
}

function isOwn(
  { ref }: InfractionRun,
  { run_token }: ValidateInfractionEligibilityResult,
): boolean {
  return run_token === ref.run_token;
}

async function open(run: InfractionRun): Promise<void> {
  await create(run);
  run.tell('dict.infraction.created');
  run.notifications.tellReported('OPENED');
  const step = await activities.InvestigateInfractionActivity({
    ...run.ref,
    request_id: run.requestIds.acknowledge,
  });
  if (endWith(run, step)) return;
  run.apply({ type: 'INVESTIGATION_STARTED' });
  run.tell('dict.infraction.investigation_started');
}

async function create(run: InfractionRun): Promise<void> {
  const { has_report: hasReport, evidence_count: evidenceCount } =
    await activities.CreateInfractionActivity({
      ...run.input,
      run_token: run.ref.run_token,
      workflow_id: workflowInfo().workflowId,
    });
  run.apply({ type: 'OPENED', hasReport, evidenceCount });
}
