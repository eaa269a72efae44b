import type { ClaimWorkflowInput, ClaimWorkflowResult } from '@conn-dict/contracts';
import { ordinarySteps, twoSpeedSteps } from './noop-step-options.js';
import { runNoopClaim } from './run-noop-claim.js';

/** A claim that does nothing, each step tried locally first, as ClaimWorkflow's are. */
export async function NoopTwoSpeedWorkflow(
  input: ClaimWorkflowInput,
): Promise<ClaimWorkflowResult> {
  return await runNoopClaim(input, twoSpeedSteps);
}

/** The same with each step an ordinary activity. */
export async function NoopOrdinaryWorkflow(
  input: ClaimWorkflowInput,
): Promise<ClaimWorkflowResult> {
  return await runNoopClaim(input, ordinarySteps);
}
