import { sleep } from '@temporalio/workflow';

/** An InvestigateInfractionWorkflow that walks another way than all that were recorded. */
export async function InvestigateInfractionWorkflow(): Promise<void> {
  await sleep('1 day');
}
