import { VSYNC_WORKFLOW, type VsyncActivities } from '@conn-dict/contracts';
import { createVsyncActivities } from './activities/create-vsync-activities.js';
import type { VsyncActivityDeps } from './activities/vsync-deps.js';

/** What the vsync domain needs of its host. */
export type VsyncDeps = VsyncActivityDeps;

/** The vsync domain as its host takes it. */
export const vsyncDomain = {
  name: 'vsync',
  workflowTypes: [VSYNC_WORKFLOW],
  createActivities: (deps: VsyncDeps): VsyncActivities => createVsyncActivities(deps),
} as const;
