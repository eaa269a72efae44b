// What a later build could be: a claim has one command more, behind a patch.
import { ClaimWorkflow as claimOfFirstBuild } from '@conn-dict/claim/workflows';
import type { ClaimWorkflowInput, ClaimWorkflowResult } from '@conn-dict/contracts';
import { patched, upsertMemo } from '@temporalio/workflow';
import { BEGUN_ON_SECOND_BUILD } from './begun-on-second-build.js';

export {
  CreateEntryWorkflow,
  DeleteEntryWorkflow,
  UpdateEntryWorkflow,
} from '@conn-dict/entry/workflows';
export { InvestigateInfractionWorkflow } from '@conn-dict/infraction/workflows';
export { VSyncSchedulerWorkflow, VSyncWorkflow } from '@conn-dict/vsync/workflows';

/** Writes down in the memo of a new claim that this build knows the step; a claim of the first build goes on without. */
export function ClaimWorkflow(input: ClaimWorkflowInput): Promise<ClaimWorkflowResult> {
  if (patched('second-build')) upsertMemo({ [BEGUN_ON_SECOND_BUILD]: true });
  return claimOfFirstBuild(input);
}
