import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import {
  bundleWorkflowSources,
  createTimeSkippingEnvironment,
  startTestWorker,
  type WorkflowCache,
} from '@conn-dict/testing';
import type { WorkflowHandle } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { createFakeVSyncActivities, type FakeVSyncActivities } from './fake-vsync-activities.js';

export const WORKFLOWS_PATH = fileURLToPath(new URL('../src/workflows.ts', import.meta.url));

/** What a run is started with. */
export interface RunOptions {
  readonly workflow: string;
  readonly input: unknown;
  readonly prepare?: (fake: FakeVSyncActivities) => void;
}

/** One sync on a server with skipping time, its activities faked. */
export interface VSyncWorld {
  readonly environment: TestWorkflowEnvironment;
  /** Runs `story` with a worker of its own. */
  withRun(
    options: RunOptions,
    story: (run: WorkflowHandle, fake: FakeVSyncActivities) => Promise<void>,
  ): Promise<void>;
  close(): Promise<void>;
}

export async function createVSyncWorld(options: WorkflowCache = {}): Promise<VSyncWorld> {
  const [environment, bundle] = await Promise.all([
    createTimeSkippingEnvironment(),
    bundleWorkflowSources(WORKFLOWS_PATH),
  ]);
  return {
    environment,
    withRun: (run, story) => withRun({ environment, bundle, options }, run, story),
    close: () => environment.teardown(),
  };
}

interface Server {
  readonly environment: TestWorkflowEnvironment;
  readonly bundle: WorkflowBundleWithSourceMap;
  readonly options: WorkflowCache;
}

async function withRun(
  { environment, bundle, options }: Server,
  { workflow, input, prepare }: RunOptions,
  story: Parameters<VSyncWorld['withRun']>[1],
): Promise<void> {
  const taskQueue = `vsync-${randomUUID()}`;
  const fake = createFakeVSyncActivities(taskQueue);
  prepare?.(fake);
  const { activities } = fake;
  const worker = await startTestWorker({ environment, bundle, taskQueue, activities, options });
  try {
    const run = await environment.client.workflow.start(workflow, {
      taskQueue,
      workflowId: taskQueue,
      args: [input],
    });
    await story(run, fake);
  } finally {
    await worker.stop();
  }
}
