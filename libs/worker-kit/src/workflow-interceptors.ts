import {
  ContinueAsNew,
  isCancellation,
  log,
  proxySinks,
  workflowInfo,
  type WorkflowInterceptors,
} from '@temporalio/workflow';
import type { RunSinks, RunStatus } from './run-status.js';
import { toWorkIds, type WorkIds } from './work-ids.js';

/**
 * Logs the start and the end of each run with the ids that it works on, puts those ids on all its log lines, and
 * counts ended runs. Makes no command and adds no turn to the workflow's own promises.
 */
export function interceptors(): WorkflowInterceptors {
  const { connDictRuns } = proxySinks<RunSinks>();
  let ids: WorkIds = {};
  return {
    inbound: [
      {
        async execute(input, next) {
          ids = toWorkIds(input.args);
          const { workflowType } = workflowInfo();
          log.info(`${workflowType} started`);
          const ended = (status: RunStatus): void => {
            log.info(`${workflowType} ended`, { status });
            connDictRuns.ended(workflowType, status);
          };
          try {
            const result = await next(input);
            ended('completed');
            return result;
          } catch (error) {
            ended(toRunStatus(error));
            throw error;
          }
        },
      },
    ],
    outbound: [
      {
        getLogAttributes: (input, next) => next({ ...input, ...ids }),
      },
    ],
  };
}

function toRunStatus(error: unknown): RunStatus {
  if (error instanceof ContinueAsNew) return 'continued_as_new';
  return isCancellation(error) ? 'cancelled' : 'failed';
}
