import { sleep } from '@temporalio/workflow';

/** A CreateEntryWorkflow that walks another way than all that were recorded. */
export async function CreateEntryWorkflow(): Promise<void> {
  await sleep('1 day');
}
