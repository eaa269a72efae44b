import { proxyActivities } from '@temporalio/workflow';
import type { ProbeActivities, ProbeInput } from './probe.workflow.js';

export interface BeatsInput extends ProbeInput {
  /** Where the activity is done. */
  readonly activity_queue: string;
}

/** Calls one activity that has to heartbeat every three seconds, on a queue that may have another worker. */
export async function BeatsWorkflow(input: BeatsInput): Promise<string> {
  const { ProbeActivity } = proxyActivities<ProbeActivities>({
    taskQueue: input.activity_queue,
    startToCloseTimeout: '75s',
    heartbeatTimeout: '3s',
  });
  return await ProbeActivity(input);
}
