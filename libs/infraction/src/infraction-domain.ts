import { INVESTIGATE_INFRACTION_WORKFLOW, type InfractionActivities } from '@conn-dict/contracts';
import type { Database } from '@conn-dict/database';
import { createInfractionActivities } from './activities/create-infraction-activities.js';
import type { InfractionActivityDeps } from './activities/infraction-deps.js';
import { createInfractionRepository } from './repository/create-infraction-repository.js';

/** What the infraction domain needs of its host. */
export interface InfractionDeps extends Omit<InfractionActivityDeps, 'repository'> {
  readonly database: Pick<Database, 'db'>;
}

/** The infraction domain as its host takes it. */
export const infractionDomain = {
  name: 'infraction',
  workflowTypes: [INVESTIGATE_INFRACTION_WORKFLOW],
  createActivities: ({ database, ...deps }: InfractionDeps): InfractionActivities =>
    createInfractionActivities({ ...deps, repository: createInfractionRepository(database) }),
} as const;
