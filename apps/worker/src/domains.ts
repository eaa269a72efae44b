import type { BridgeClient } from '@conn-dict/bridge';
import type { Cache } from '@conn-dict/cache';
import { claimDomain } from '@conn-dict/claim';
import type { Database } from '@conn-dict/database';
import { entryDomain } from '@conn-dict/entry';
import type { EventPublisher } from '@conn-dict/events';
import { mergeDomains, type Activities, type Domain } from '@conn-dict/worker-kit';

export interface DomainDeps {
  readonly database: Database;
  /** For status reads; no domain has one yet. */
  readonly cache: Cache;
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
