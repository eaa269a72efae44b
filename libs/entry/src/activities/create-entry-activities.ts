import type { EntryOwnershipActivities } from '@conn-dict/contracts';
import {
  createUpdateEntryOwnership,
  type UpdateEntryOwnershipDeps,
} from './update-entry-ownership.js';

/** Binds the activity that both the claim worker and the entry worker register. */
export function createEntryOwnershipActivities(
  deps: UpdateEntryOwnershipDeps,
): EntryOwnershipActivities {
  return { UpdateEntryOwnershipActivity: createUpdateEntryOwnership(deps) };
}
