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
import { INPUTS } from './entry-inputs.js';
import { createFakeEntryActivities, type FakeEntryActivities } from './fake-entry-activities.js';
import { assertDescribed } from './published-entry-event.js';

export const WORKFLOWS_PATH = fileURLToPath(new URL('../src/workflows.ts', import.meta.url));

/** What a run is started with. */
export interface RunOptions {
  readonly workflow: string;
  /** Anything. @default a good one of this workflow */
  readonly input?: unknown;
  readonly prepare?: (fake: FakeEntryActivities, run: () => WorkflowHandle) => void;
}

/** One run on an entry on a server with skipping time, its activities faked. */
export interface EntryWorld {
  readonly environment: TestWorkflowEnvironment;
  /** Runs `story` with a worker of its own; what is told in it has to be as docs/asyncapi.yaml says. */
  withRun(
    options: RunOptions,
    story: (run: WorkflowHandle, fake: FakeEntryActivities) => Promise<void>,
  ): Promise<void>;
  close(): Promise<void>;
}

export async function createEntryWorld(options: WorkflowCache = {}): Promise<EntryWorld> {
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
  { workflow, input = INPUTS[workflow], prepare }: RunOptions,
  story: Parameters<EntryWorld['withRun']>[1],
): Promise<void> {
  const taskQueue = `entry-${randomUUID()}`;
  const fake = createFakeEntryActivities();
  const { client } = environment;
  prepare?.(fake, () => client.workflow.getHandle(taskQueue));
  const { activities } = fake;
  const worker = await startTestWorker({ environment, bundle, taskQueue, activities, options });
  try {
    const run = await client.workflow.start(workflow, {
      taskQueue,
      workflowId: taskQueue,
      args: [input],
    });
    await story(run, fake);
    await assertDescribed(fake.events());
  } finally {
    await worker.stop();
  }
}
