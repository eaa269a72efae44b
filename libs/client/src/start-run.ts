import { START_RULES, type StartRule, type StartedWorkflow } from '@conn-dict/contracts';
import {
  WorkflowExecutionAlreadyStartedError,
  type WorkflowClient,
  type WorkflowHandle,
} from '@temporalio/client';
import type { Calls } from './calls.js';
import { ConnDictError } from './conn-dict-error.js';
import { inputDigest } from './input-digest.js';
import type { TaskQueues } from './task-queues.js';

/** What the client's parts share. */
export interface RunDeps {
  readonly calls: Calls;
  readonly taskQueues: TaskQueues;
}

export interface StartRunRequest {
  readonly workflowType: StartedWorkflow;
  readonly workflowId: string;
  /** The field of the input that the id is made of. */
  readonly idField: string;
  readonly input: object;
  /** Time that the run waits for somebody on top of its rule. */
  readonly waitHours: number;
}

const HOUR_MS = 3_600_000;

/**
 * Starts the run, or finds the one that has its id already: at work, or ended in a way that its rule keeps.
 *
 * @throws ConnDictError `IdAlreadyUsed` where that one was started with other content
 */
export async function startRun(
  { calls, taskQueues }: RunDeps,
  request: StartRunRequest,
): Promise<WorkflowHandle> {
  const { workflowType, workflowId, input, waitHours } = request;
  const { domain, rerun, executionTimeoutHours }: StartRule = START_RULES[workflowType];
  const digest = inputDigest(input);
  return await calls.make(workflowId, async (workflow) => {
    try {
      return await workflow.start(workflowType, {
        workflowId,
        taskQueue: taskQueues[domain],
        args: [input],
        memo: { input_digest: digest },
        workflowExecutionTimeout: (executionTimeoutHours + waitHours) * HOUR_MS,
        workflowIdReusePolicy:
          rerun === 'always' ? 'ALLOW_DUPLICATE' : 'ALLOW_DUPLICATE_FAILED_ONLY',
        // Not USE_EXISTING: only a refusal tells that there is a run, whose content has to be compared.
        workflowIdConflictPolicy: 'FAIL',
      });
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    }
    return await findRun(workflow, request, digest);
  });
}

async function findRun(
  workflow: WorkflowClient,
  { workflowId, idField }: StartRunRequest,
  digest: string,
): Promise<WorkflowHandle> {
  const { memo, raw, runId } = await workflow.getHandle(workflowId).describe();
  const known = memo?.['input_digest'];
  // One that was started otherwise, as from the command line, has no digest: its workflow decides.
  if (known !== undefined && known !== digest) {
    const faults = [{ field: idField, rule: 'is used by a run with other content' }];
    throw new ConnDictError('IdAlreadyUsed', { workflowId, faults });
  }
  const firstExecutionRunId = raw.workflowExecutionInfo?.firstRunId || runId;
  return workflow.getHandle(workflowId, undefined, { firstExecutionRunId });
}
