import { CLAIM_WORKFLOW, type ClaimActivities } from '@conn-dict/contracts';
import type { Database } from '@conn-dict/database';
import { createClaimActivities } from './activities/create-claim-activities.js';
import type { ClaimActivityDeps } from './activities/claim-deps.js';
import { createClaimRepository } from './repository/create-claim-repository.js';

/** What the claim domain needs of its host. */
export interface ClaimDeps extends Omit<ClaimActivityDeps, 'repository'> {
  readonly database: Pick<Database, 'db'>;
}

/**
 * The claim domain as its host takes it. `UpdateEntryOwnershipActivity` belongs to the entry domain: the host
 * registers it beside these.
 */
export const claimDomain = {
  name: 'claim',
  workflowTypes: [CLAIM_WORKFLOW],
  createActivities: ({ database, ...deps }: ClaimDeps): ClaimActivities =>
    createClaimActivities({ ...deps, repository: createClaimRepository(database) }),
} as const;
