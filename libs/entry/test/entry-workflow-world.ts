import { fileURLToPath } from 'node:url';
import {
  createWorkflowWorld,
  type WorkflowCache,
  type WorkflowWorld,
  type WorldRun,
} from '@conn-dict/testing';
import type { WorkflowHandle } from '@temporalio/client';
import { INPUTS } from './entry-inputs.js';
import { createFakeEntryActivities, type FakeEntryActivities } from './fake-entry-activities.js';
import { assertDescribed } from './published-entry-event.js';

export const WORKFLOWS_PATH = fileURLToPath(new URL('../src/workflows.ts', import.meta.url));

/** What a run is started with. */
export interface RunOptions extends Omit<WorldRun<FakeEntryActivities>, 'input'> {
  /** Anything. @default a good one of this workflow */
  readonly input?: unknown;
}

/** One run on an entry on a server with skipping time, its activities faked. */
export interface EntryWorld extends Omit<WorkflowWorld<FakeEntryActivities>, 'withRun'> {
  /** Runs `story` with a worker of its own; what is told in it has to be as docs/asyncapi.yaml says. */
  withRun(
    options: RunOptions,
    story: (run: WorkflowHandle, fake: FakeEntryActivities) => Promise<void>,
  ): Promise<void>;
}

export async function createEntryWorld(cache: WorkflowCache = {}): Promise<EntryWorld> {
  const world = await createWorkflowWorld({
    workflowsPath: WORKFLOWS_PATH,
    createFake: createFakeEntryActivities,
    cache,
  });
  return {
    ...world,
    withRun: ({ workflow, input = INPUTS[workflow], prepare }, story) =>
      world.withRun({ workflow, input, prepare }, async (run, fake) => {
        await story(run, fake);
        await assertDescribed(fake.events());
      }),
  };
}
