import {
  VSYNC_SCHEDULER_WORKFLOW,
  VSYNC_WORKFLOW,
  type VSyncActivities,
  type VSyncHostActivities,
} from '@conn-dict/contracts';
import type { Database } from '@conn-dict/database';
import { currentAttempt } from './activities/attempt.js';
import {
  createVSyncActivities,
  createVSyncHostActivities,
} from './activities/create-vsync-activities.js';
import type { VSyncActivityDeps } from './activities/vsync-deps.js';
import { createScratchFiles } from './comparison/scratch-files.js';
import { createSyncRepository } from './repository/create-sync-repository.js';
import { createSyncWatch } from './report/sync-watch.js';
import { createScheduleKeeper, type ScheduleKeeper } from './schedule/schedule-keeper.js';

/** What the VSync domain needs of its host. */
export interface VSyncDeps extends Omit<VSyncActivityDeps, 'repository' | 'scratch' | 'attempt'> {
  readonly database: Pick<Database, 'db'>;
  /** The folder that downloaded files lie in while a sync works on them: 32 bytes an entry. */
  readonly scratchFolder: string;
  /** ISPBs whose entries are compared each day; none: the schedule is left as it is. */
  readonly participants: readonly string[];
  readonly logger: { info(message: string, metadata?: object): void };
}

/** The VSync domain, bound to its infrastructure. */
export interface BoundVSync {
  readonly activities: VSyncActivities;
  /** Those for the queue of the process alone. */
  readonly hostActivities: VSyncHostActivities;
  /** Keeps the schedule of the daily sync. */
  readonly onConnected: ScheduleKeeper;
  /** Tells the metrics what the database knows of the daily syncs. */
  readonly observe: () => Promise<void>;
}

/** The VSync domain as its host takes it. */
export const vsyncDomain = {
  name: 'vsync',
  workflowTypes: [VSYNC_WORKFLOW, VSYNC_SCHEDULER_WORKFLOW],
  bind({ database, scratchFolder, participants, logger, ...rest }: VSyncDeps): BoundVSync {
    const repository = createSyncRepository(database);
    const deps: VSyncActivityDeps = {
      ...rest,
      repository,
      scratch: createScratchFiles(scratchFolder),
      attempt: () => currentAttempt(),
    };
    return {
      activities: createVSyncActivities(deps),
      hostActivities: createVSyncHostActivities(deps),
      onConnected: createScheduleKeeper({ participants, logger }),
      observe: createSyncWatch({
        participants,
        records: repository.records,
        metrics: deps.metrics,
      }),
    };
  },
} as const;
