import {
  VSYNC_WORKFLOW,
  parseVSyncSchedulerInput,
  vsyncWorkflowId,
  type VSyncSchedulerInput,
  type VSyncSchedulerResult,
} from '@conn-dict/contracts';
import { orInvalidInput, pinToBuild } from '@conn-dict/workflow-kit';
import { ParentClosePolicy, WorkflowIdReusePolicy, log, startChild } from '@temporalio/workflow';
import type { VSyncWorkflow } from './vsync.workflow.js';

/** As a caller's: a day, so that the next one finds this one ended. */
const EXECUTION_TIMEOUT = '24h';

/**
 * Starts a VSyncWorkflow for each participant, and does not wait for them: one that waits for an approval must not keep
 * the others from their next day's. A participant whose sync is at work is left alone.
 */
export async function VSyncSchedulerWorkflow(
  input: VSyncSchedulerInput,
): Promise<VSyncSchedulerResult> {
  const { participants, syncType } = orInvalidInput(() => parseVSyncSchedulerInput(input));
  const started: string[] = [];
  const atWork: string[] = [];
  for (const participant of participants) {
    const isStarted = await startSync(participant, syncType);
    (isStarted ? started : atWork).push(participant);
  }
  return { started, at_work: atWork };
}

pinToBuild(VSyncSchedulerWorkflow);

async function startSync(participant_ispb: string, sync_type: 'INCREMENTAL' | 'FULL') {
  try {
    await startChild<typeof VSyncWorkflow>(VSYNC_WORKFLOW, {
      workflowId: vsyncWorkflowId(participant_ispb),
      args: [{ participant_ispb, sync_type }],
      parentClosePolicy: ParentClosePolicy.ABANDON,
      workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
      workflowExecutionTimeout: EXECUTION_TIMEOUT,
    });
    return true;
  } catch (error) {
    if (!isAlreadyStarted(error)) throw error;
    log.warn('the sync of yesterday is at work', { participant_ispb });
    return false;
  }
}

/** By its name: the sandbox's door does not export the class. */
function isAlreadyStarted(error: unknown): boolean {
  return error instanceof Error && error.name === 'WorkflowExecutionAlreadyStartedError';
}
