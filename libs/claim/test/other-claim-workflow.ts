import { sleep } from '@temporalio/workflow';

/** A ClaimWorkflow that walks another way than all that were recorded. */
export async function ClaimWorkflow(): Promise<void> {
  await sleep('1 day');
}
