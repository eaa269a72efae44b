import type { Cache } from '@conn-dict/cache';
import {
  CREATE_ENTRY_WORKFLOW,
  DELETE_ENTRY_WORKFLOW,
  UPDATE_ENTRY_WORKFLOW,
  type EntryActivities,
  type EntryOwnershipActivities,
} from '@conn-dict/contracts';
import type { Database } from '@conn-dict/database';
import { createEntryActivities } from './activities/create-entry-activities.js';
import type { EntryActivityDeps } from './activities/entry-deps.js';
import { createDroppingRepository } from './cache/dropping-repository.js';
import { createEntryStatuses } from './cache/entry-statuses.js';
import { createEntryRepository } from './repository/create-entry-repository.js';

/** What the entry domain needs of its host. */
export interface EntryDeps extends Omit<EntryActivityDeps, 'repository' | 'statuses'> {
  readonly database: Pick<Database, 'db'>;
  readonly cache: Pick<Cache, 'rows'>;
}

/** The entry domain as its host takes it. */
export const entryDomain = {
  name: 'entry',
  workflowTypes: [CREATE_ENTRY_WORKFLOW, UPDATE_ENTRY_WORKFLOW, DELETE_ENTRY_WORKFLOW],
  createActivities({
    database,
    cache,
    ...deps
  }: EntryDeps): EntryActivities & EntryOwnershipActivities {
    const statuses = createEntryStatuses(cache);
    const repository = createDroppingRepository(createEntryRepository(database), statuses);
    return createEntryActivities({ ...deps, repository, statuses });
  },
} as const;
