import { proxyActivities } from '@temporalio/workflow';
import { whenPeriodEnds } from '../../src/index.js';
import type { ProbeActivities } from './probe-activities.js';

const { StepActivity } = proxyActivities<ProbeActivities>({ startToCloseTimeout: '1m' });

/** Takes a step that may have to wait for the end of a period. */
export async function PeriodWorkflow(): Promise<string> {
  return await whenPeriodEnds(() => StepActivity({ id: 'S-1' }));
}
