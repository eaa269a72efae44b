import {
  ActivityFailure,
  ApplicationFailure,
  ContinueAsNew,
  isCancellation,
  log,
  proxySinks,
  workflowInfo,
  type WorkflowInterceptors,
} from '@temporalio/workflow';
import type { RunSinks, RunStatus } from './run-report.js';
import {
  readTraceContext,
  toRunTraceContext,
  withTraceContext,
  type TraceContext,
} from './trace-context.js';
import { toWorkIds, type WorkIds } from './work-ids.js';

/**
 * Logs the start and the end of each run with the ids that it works on, puts those ids on all its log lines, reports
 * ended runs, and hands the W3C trace context on to whatever the run starts.
 *
 * Makes no command and adds no turn to any promise of the workflow: histories do not depend on it (docs/adr/0002).
 */
export function interceptors(): WorkflowInterceptors {
  const { connDictRuns } = proxySinks<RunSinks>();
  const { workflowType, runId } = workflowInfo();
  let ids: WorkIds = {};
  let parent: TraceContext | undefined;
  let own = toRunTraceContext(runId, parent);

  const ended = (status: RunStatus, failureType?: string): void => {
    log.info(`${workflowType} ended`, { status, failureType });
    connDictRuns.ended(parent === undefined ? { status } : { status, parent });
  };
  const traced = <T extends { readonly headers: WithHeaders }>(input: T): T => ({
    ...input,
    headers: withTraceContext(input.headers, own),
  });

  return {
    inbound: [
      {
        execute(input, next) {
          ids = toWorkIds(input.args);
          parent = readTraceContext(input.headers);
          own = toRunTraceContext(runId, parent);
          log.info(`${workflowType} started`);
          const result = next(input);
          result.then(
            () => ended('completed'),
            (error: unknown) => ended(toRunStatus(error), toFailureType(error)),
          );
          return result;
        },
      },
    ],
    outbound: [
      {
        scheduleActivity: (input, next) => next(traced(input)),
        scheduleLocalActivity: (input, next) => next(traced(input)),
        startChildWorkflowExecution: (input, next) => next(traced(input)),
        signalWorkflow: (input, next) => next(traced(input)),
        continueAsNew: (input, next) => next(traced(input)),
        getLogAttributes: (input, next) => next({ ...input, ...ids }),
      },
    ],
  };
}

type WithHeaders = Parameters<typeof withTraceContext>[0];

/** Type of the failure that the run ends with; its text may quote anything and is left out. */
function toFailureType(error: unknown): string | undefined {
  const cause = error instanceof ActivityFailure ? error.cause : error;
  return cause instanceof ApplicationFailure ? (cause.type ?? undefined) : undefined;
}

function toRunStatus(error: unknown): RunStatus {
  if (error instanceof ContinueAsNew) return 'continued_as_new';
  return isCancellation(error) ? 'cancelled' : 'failed';
}
