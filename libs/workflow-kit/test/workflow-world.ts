import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import {
  bundleWorkflowSources,
  createTimeSkippingEnvironment,
  startTestWorker,
} from '@conn-dict/testing';
import { activityInfo } from '@temporalio/activity';
import { WorkflowFailedError, type WorkflowHandle } from '@temporalio/client';
import type { ProbeActivities } from './workflows/probe-activities.js';

const WORKFLOWS_PATH = fileURLToPath(new URL('./workflows/index.ts', import.meta.url));
const TASK_QUEUE = 'workflow-kit';

/** While a local activity runs, a cancellation reaches its run within 80 % of this; ten seconds unless told. */
const WORKFLOW_TASK_TIMEOUT = '2s';

/** A server with skipping time, and a worker for the workflows of this folder. */
export interface WorkflowWorld {
  /** Starts a run that has these activities for itself. */
  start(run: {
    readonly workflow: string;
    readonly activities: Partial<ProbeActivities>;
    readonly args?: readonly unknown[];
  }): Promise<WorkflowHandle>;
  /** The server's time. */
  now(): Promise<number>;
  close(): Promise<void>;
}

export async function createWorkflowWorld(): Promise<WorkflowWorld> {
  const [environment, bundle] = await Promise.all([
    createTimeSkippingEnvironment(),
    bundleWorkflowSources(WORKFLOWS_PATH),
  ]);
  const activitiesOfRuns = new Map<string, Partial<ProbeActivities>>();
  const worker = await startTestWorker({
    environment,
    bundle,
    taskQueue: TASK_QUEUE,
    activities: activitiesByRun(activitiesOfRuns),
  });
  return {
    async start({ workflow, activities, args = [] }) {
      const workflowId = randomUUID();
      activitiesOfRuns.set(workflowId, activities);
      return await environment.client.workflow.start(workflow, {
        taskQueue: TASK_QUEUE,
        workflowTaskTimeout: WORKFLOW_TASK_TIMEOUT,
        workflowId,
        args: [...args],
      });
    },
    now: () => environment.currentTimeMs(),
    async close() {
      await worker.stop();
      await environment.teardown();
    },
  };
}

/** One worker serves all runs of a test file: each activity is the one that its run brought. */
function activitiesByRun(runs: ReadonlyMap<string, Partial<ProbeActivities>>): ProbeActivities {
  const own = <Name extends keyof ProbeActivities>(name: Name): ProbeActivities[Name] => {
    const activity = runs.get(activityInfo().workflowExecution?.workflowId ?? '')?.[name];
    if (!activity) throw new Error(`the run brought no ${name}`);
    return activity;
  };
  return {
    StepActivity: (input) => own('StepActivity')(input),
    PublishActivity: (event) => own('PublishActivity')(event),
  };
}

/** What the run failed with, as its worker told it. */
export async function failureOf(run: WorkflowHandle): Promise<unknown> {
  const error: unknown = await run.result().catch((reason: unknown) => reason);
  if (error instanceof WorkflowFailedError) return error.cause;
  throw new Error('the run did not fail', { cause: error });
}

/** What the run left in its history for its steps, in order: a marker of a local one, an ordinary one, a timer. */
export async function tracesOf(run: WorkflowHandle): Promise<('MARKER' | 'SCHEDULED' | 'TIMER')[]> {
  const { events } = await run.fetchHistory();
  return (events ?? []).flatMap((event) => {
    if (event.markerRecordedEventAttributes) return ['MARKER'];
    if (event.activityTaskScheduledEventAttributes) return ['SCHEDULED'];
    return event.timerStartedEventAttributes ? ['TIMER'] : [];
  });
}
