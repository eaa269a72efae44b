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
import { createEntryRepository } from './repository/create-entry-repository.js';

/** What the entry domain needs of its host. */
export interface EntryDeps extends Omit<EntryActivityDeps, 'repository'> {
  readonly database: Pick<Database, 'db'>;
}

/** The entry domain as its host takes it. */
export const entryDomain = {
  name: 'entry',
  workflowTypes: [CREATE_ENTRY_WORKFLOW, UPDATE_ENTRY_WORKFLOW, DELETE_ENTRY_WORKFLOW],
  createActivities: ({
    database,
    ...deps
  }: EntryDeps): EntryActivities & EntryOwnershipActivities =>
    createEntryActivities({ ...deps, repository: createEntryRepository(database) }),
} as const;
