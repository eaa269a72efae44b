import type { ClaimWorkflowInput, ClaimWorkflowResult } from '@conn-dict/contracts';
import { condition, defineSignal, setHandler } from '@temporalio/workflow';

/** Stands in for the real workflow: it ends when it is confirmed. */
export async function ClaimWorkflow(input: ClaimWorkflowInput): Promise<ClaimWorkflowResult> {
  let confirmed = false;
  setHandler(defineSignal('confirm'), () => {
    confirmed = true;
  });
  await condition(() => confirmed);
  const { claim_id, entry_id } = input;
  return { claim_id, entry_id, status: 'COMPLETED', ended_at: '2026-01-31T10:00:00Z' };
}
