import { randomUUID } from 'node:crypto';
import type { WorkflowHandle } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { createTimeSkippingEnvironment } from './temporal-environments.js';
import { startTestWorker } from './test-worker.js';
import { bundleWorkflowSources } from './workflow-bundle.js';
import type { WorkflowCache } from './workflow-cache.js';

/** What a run is started with. */
export interface WorldRun<Fake> {
  readonly workflow: string;
  /** Anything. */
  readonly input: unknown;
  /** Sent with the start: the first workflow task has both. */
  readonly signal?: { readonly name: string; readonly argument: unknown } | undefined;
  /** Called before the start; `run` answers the run from its start on. */
  readonly prepare?: ((fake: Fake, run: () => WorkflowHandle) => void) | undefined;
}

/** Workflows of a domain on a server with skipping time, their activities faked. */
export interface WorkflowWorld<Fake> {
  readonly environment: TestWorkflowEnvironment;
  readonly bundle: WorkflowBundleWithSourceMap;
  /** Runs `story` with a worker and a fake of its own. The handle follows the run into its continuations. */
  withRun(
    run: WorldRun<Fake>,
    story: (run: WorkflowHandle, fake: Fake) => Promise<void>,
  ): Promise<void>;
  close(): Promise<void>;
}

export interface WorkflowWorldOptions<Fake> {
  /** Source of the workflows. */
  readonly workflowsPath: string;
  readonly createFake: (taskQueue: string) => Fake;
  readonly cache: WorkflowCache;
}

/** Makes the world of a test file. */
export async function createWorkflowWorld<Fake extends { readonly activities: object }>({
  workflowsPath,
  createFake,
  cache,
}: WorkflowWorldOptions<Fake>): Promise<WorkflowWorld<Fake>> {
  const [environment, bundle] = await Promise.all([
    createTimeSkippingEnvironment(),
    bundleWorkflowSources(workflowsPath),
  ]);
  const { client } = environment;
  return {
    environment,
    bundle,
    async withRun({ workflow, input, signal, prepare }, story) {
      const taskQueue = `${workflow}-${randomUUID()}`;
      const fake = createFake(taskQueue);
      const run = (): WorkflowHandle => client.workflow.getHandle(taskQueue);
      prepare?.(fake, run);
      const { activities } = fake;
      const options = { environment, bundle, taskQueue, activities, options: cache };
      const worker = await startTestWorker(options);
      try {
        const start = { taskQueue, workflowId: taskQueue, args: [input] };
        if (signal)
          await client.workflow.signalWithStart(workflow, {
            ...start,
            signal: signal.name,
            signalArgs: [signal.argument],
          });
        else await client.workflow.start(workflow, start);
        await story(run(), fake);
      } finally {
        await worker.stop();
      }
    },
    close: () => environment.teardown(),
  };
}
