import { fileURLToPath } from 'node:url';
import {
  createWorkflowWorld,
  type WorkflowCache,
  type WorkflowWorld,
  type WorldRun,
} from '@conn-dict/testing';
import { createFakeVSyncActivities, type FakeVSyncActivities } from './fake-vsync-activities.js';

export const WORKFLOWS_PATH = fileURLToPath(new URL('../src/workflows.ts', import.meta.url));

export type RunOptions = WorldRun<FakeVSyncActivities>;

/** Syncs on a server with skipping time, their activities faked. */
export type VSyncWorld = WorkflowWorld<FakeVSyncActivities>;

export function createVSyncWorld(cache: WorkflowCache = {}): Promise<VSyncWorld> {
  return createWorkflowWorld({
    workflowsPath: WORKFLOWS_PATH,
    createFake: createFakeVSyncActivities,
    cache,
  });
}
