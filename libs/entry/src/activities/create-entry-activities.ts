import type { EntryActivities, EntryOwnershipActivities } from '@conn-dict/contracts';
import { createActivateEntry } from './activate-entry.js';
import { createCreateEntry } from './create-entry.js';
import { createDeactivateEntry } from './deactivate-entry.js';
import { createDeleteEntry } from './delete-entry.js';
import type { EntryActivityDeps } from './entry-deps.js';
import { createGetEntryStatus } from './get-entry-status.js';
import { createPublishEntryEvent } from './publish-entry-event.js';
import { createRecordEntryFailure } from './record-entry-failure.js';
import { createUpdateEntryOwnership } from './update-entry-ownership.js';
import { createUpdateEntry } from './update-entry.js';
import { createValidateEntry } from './validate-entry.js';

/** Binds the entry domain's activities to what they work with; a worker for claims registers the last one too. */
export function createEntryActivities(
  deps: EntryActivityDeps,
): EntryActivities & EntryOwnershipActivities {
  return {
    ValidateEntryActivity: createValidateEntry(deps),
    CreateEntryActivity: createCreateEntry(deps),
    ActivateEntryActivity: createActivateEntry(deps),
    GetEntryStatusActivity: createGetEntryStatus(deps),
    UpdateEntryActivity: createUpdateEntry(deps),
    DeactivateEntryActivity: createDeactivateEntry(deps),
    DeleteEntryActivity: createDeleteEntry(deps),
    RecordEntryFailureActivity: createRecordEntryFailure(deps),
    PublishEntryEventActivity: createPublishEntryEvent(deps),
    UpdateEntryOwnershipActivity: createUpdateEntryOwnership(deps),
  };
}
