import { sleep } from '@temporalio/workflow';

/** Walks another way than all that were recorded. */
export async function VSyncWorkflow(): Promise<void> {
  await sleep('1 day');
}

/** Walks another way too. */
export async function VSyncSchedulerWorkflow(): Promise<void> {
  await sleep('1 day');
}
