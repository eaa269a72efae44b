import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import {
  INFRACTION_STATUS_QUERY,
  INVESTIGATE_INFRACTION_WORKFLOW,
  type InfractionStatus,
  type InfractionStatusAnswer,
} from '@conn-dict/contracts';
import {
  createWorkflowWorld,
  type WorkflowCache,
  type WorkflowWorld,
  type WorldRun,
} from '@conn-dict/testing';
import { WorkflowFailedError, type WorkflowHandle } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import {
  createFakeInfractionActivities,
  type FakeInfractionActivities,
} from './fake-infraction-activities.js';
import { INFRACTION } from './infraction-inputs.js';
import { assertDescribed } from './published-infraction-event.js';

export const WORKFLOWS_PATH = fileURLToPath(new URL('../src/workflows.ts', import.meta.url));

export interface RunOptions extends Pick<WorldRun<FakeInfractionActivities>, 'prepare' | 'signal'> {
  /** Anything. @default a report without a transaction */
  readonly input?: unknown;
}

/** Investigations on a server with skipping time, their activities faked. */
export interface InfractionWorld extends Omit<WorkflowWorld<FakeInfractionActivities>, 'withRun'> {
  /** Runs `story` with a worker of its own; what is told in it has to be as docs/asyncapi.yaml says. */
  withRun(
    options: RunOptions,
    story: (run: WorkflowHandle, fake: FakeInfractionActivities) => Promise<void>,
  ): Promise<void>;
}

export async function createInfractionWorld(cache: WorkflowCache = {}): Promise<InfractionWorld> {
  const world = await createWorkflowWorld({
    workflowsPath: WORKFLOWS_PATH,
    createFake: createFakeInfractionActivities,
    cache,
  });
  return {
    ...world,
    withRun: ({ input = INFRACTION, ...rest }, story) =>
      world.withRun(
        { workflow: INVESTIGATE_INFRACTION_WORKFLOW, input, ...rest },
        async (run, fake) => {
          await story(run, fake);
          await assertDescribed(fake.events());
        },
      ),
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
