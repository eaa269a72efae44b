import { sleep } from '@temporalio/workflow';

/** Sleeps for a month. */
export async function MonthWorkflow(): Promise<string> {
  await sleep('30 days');
  return 'rested';
}
