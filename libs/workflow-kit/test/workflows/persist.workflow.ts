import { proxyActivities } from '@temporalio/workflow';
import { failureTypeOf, persist } from '../../src/index.js';
import type { ProbeActivities } from './probe-activities.js';

const { StepActivity } = proxyActivities<ProbeActivities>({ startToCloseTimeout: '1m' });

/** Takes a step that was refused once, for as long as `forMs`; answers what it was told of. */
export async function PersistWorkflow(forMs: number): Promise<(string | undefined)[]> {
  const refusals: (string | undefined)[] = [];
  await persist(() => StepActivity({ id: 'S-1' }), {
    refusal: new Error('refused before'),
    forMs,
    onRefusal: (refusal) => refusals.push(failureTypeOf(refusal)),
  });
  return refusals;
}
