import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import {
  INFRACTION_STATUS_QUERY,
  INVESTIGATE_INFRACTION_WORKFLOW,
  type InfractionStatus,
  type InfractionStatusAnswer,
} from '@conn-dict/contracts';
import {
  bundleWorkflowSources,
  createTimeSkippingEnvironment,
  startTestWorker,
  type WorkflowCache,
} from '@conn-dict/testing';
import { WorkflowFailedError, type WorkflowHandle } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { WorkflowBundleWithSourceMap } from '@temporalio/worker';
import {
  createFakeInfractionActivities,
  type FakeInfractionActivities,
} from './fake-infraction-activities.js';
import { INFRACTION } from './infraction-inputs.js';
import { assertDescribed } from './published-infraction-event.js';

export const WORKFLOWS_PATH = fileURLToPath(new URL('../src/workflows.ts', import.meta.url));

export interface RunOptions {
  /** Anything. @default a report without a transaction */
  readonly input?: unknown;
  readonly prepare?: (fake: FakeInfractionActivities, run: () => WorkflowHandle) => void;
}

/** Investigations on a server with skipping time, their activities faked. */
export interface InfractionWorld {
  readonly environment: TestWorkflowEnvironment;
  readonly bundle: WorkflowBundleWithSourceMap;
  /** Runs `story` with a worker of its own; what is told in it has to be as docs/asyncapi.yaml says. */
  withRun(
    options: RunOptions,
    story: (run: WorkflowHandle, fake: FakeInfractionActivities) => Promise<void>,
  ): Promise<void>;
  close(): Promise<void>;
}

export async function createInfractionWorld(options: WorkflowCache = {}): Promise<InfractionWorld> {
  const [environment, bundle] = await Promise.all([
    createTimeSkippingEnvironment(),
    bundleWorkflowSources(WORKFLOWS_PATH),
  ]);
  return {
    environment,
    bundle,
    async withRun({ input = INFRACTION, prepare }, story) {
      const taskQueue = `infraction-${randomUUID()}`;
      const fake = createFakeInfractionActivities();
      const { client } = environment;
      prepare?.(fake, () => client.workflow.getHandle(taskQueue));
      const { activities } = fake;
      const worker = await startTestWorker({ environment, bundle, taskQueue, activities, options });
      try {
        const run = await client.workflow.start(INVESTIGATE_INFRACTION_WORKFLOW, {
          taskQueue,
          workflowId: taskQueue,
          args: [input],
        });
        // Without the run's id: a handle that follows the investigation into its continuations.
        await story(client.workflow.getHandle(run.workflowId), fake);
        await assertDescribed(fake.events());
      } finally {
        await worker.stop();
      }
    },
    close: () => environment.teardown(),
  };
}

export function statusOf(run: WorkflowHandle): Promise<InfractionStatusAnswer> {
  return run.query<InfractionStatusAnswer>(INFRACTION_STATUS_QUERY);
}

/** Waits until the investigation stands so. */
export async function until(run: WorkflowHandle, status: InfractionStatus): Promise<void> {
  while ((await statusOf(run)).status !== status) await pause(20);
}

/** The failure that the run ends with; `undefined` where it was cancelled. */
export async function failureOf(run: WorkflowHandle): Promise<ApplicationFailure | undefined> {
  const error: unknown = await run.result().catch((reason: unknown) => reason);
  if (!(error instanceof WorkflowFailedError))
    throw new Error('the run did not fail', { cause: error });
  return error.cause instanceof ApplicationFailure ? error.cause : undefined;
}
