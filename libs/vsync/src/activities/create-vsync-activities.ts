import type { VSyncActivities, VSyncHostActivities } from '@conn-dict/contracts';
import { createGetCidSetFile, createRequestCidSetFile } from './cid-set-files.js';
import { createCompareEntries } from './compare-entries.js';
import { createFetchBacenEntries } from './fetch-bacen-entries.js';
import { createFindFileHost } from './find-file-host.js';
import { createGenerateSyncReport } from './generate-sync-report.js';
import { createListCidSetEvents } from './list-cid-set-events.js';
import { createPlanRepair } from './plan-repair.js';
import { createPublishSyncEvent } from './publish-sync-event.js';
import { createRepairEntries } from './repair-entries.js';
import { createVerifySync } from './verify-sync.js';
import type { VSyncActivityDeps } from './vsync-deps.js';

/** Binds the activities that any worker of the queue can do. */
export function createVSyncActivities(deps: VSyncActivityDeps): VSyncActivities {
  return {
    VerifySyncActivity: createVerifySync(deps),
    ListCidSetEventsActivity: createListCidSetEvents(deps),
    RequestCidSetFileActivity: createRequestCidSetFile(deps),
    GetCidSetFileActivity: createGetCidSetFile(deps),
    FindFileHostActivity: createFindFileHost(deps),
    PlanRepairActivity: createPlanRepair(deps),
    RepairEntriesActivity: createRepairEntries(deps),
    GenerateSyncReportActivity: createGenerateSyncReport(deps),
    PublishSyncEventActivity: createPublishSyncEvent(deps),
  };
}

/** Binds those that work on a file on this host's disk: they are for the queue of this process. */
export function createVSyncHostActivities(deps: VSyncActivityDeps): VSyncHostActivities {
  return {
    FetchBacenEntriesActivity: createFetchBacenEntries(deps),
    CompareEntriesActivity: createCompareEntries(deps),
  };
}
