import type { BridgeClient } from '@conn-dict/bridge';
import type { EntryOwnershipActivities } from '@conn-dict/contracts';
import type { Database } from '@conn-dict/database';
import { createEntryOwnershipActivities } from './activities/create-entry-activities.js';
import { createEntryRepository } from './repository/create-entry-repository.js';

/** What the entry domain needs of its host. */
export interface EntryDeps {
  readonly database: Pick<Database, 'db'>;
  readonly bridge: Pick<BridgeClient, 'getEntry'>;
}

/** The entry domain as its host takes it. */
export const entryDomain = {
  name: 'entry',
  workflowTypes: [],
  createActivities: ({ database, bridge }: EntryDeps): EntryOwnershipActivities =>
    createEntryOwnershipActivities({ bridge, repository: createEntryRepository(database) }),
} as const;
