import type { BridgeClient } from '@conn-dict/bridge';
import { claimDomain } from '@conn-dict/claim';
import type { Database } from '@conn-dict/database';
import { entryDomain } from '@conn-dict/entry';
import type { EventPublisher } from '@conn-dict/events';
import { mergeDomains, type Activities, type Domain } from '@conn-dict/worker-kit';

export interface DomainDeps {
  readonly database: Database;
  readonly bridge: BridgeClient;
  readonly events: EventPublisher;
}

/** Binds every domain to its infrastructure and puts them together for one worker. */
export function createDomains({ database, bridge, events }: DomainDeps): Domain {
  const deps = { database, bridge, events, clock: { now: () => new Date() } };
  return mergeDomains([
    hosted(claimDomain, claimDomain.createActivities(deps)),
    hosted(entryDomain, entryDomain.createActivities(deps)),
  ]);
}

function hosted(
  { name, workflowTypes }: Pick<Domain, 'name' | 'workflowTypes'>,
  activities: object,
): Domain {
  return { name, workflowTypes, activities: activities as Activities };
}
