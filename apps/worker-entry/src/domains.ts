import { entryDomain } from '@conn-dict/entry';
import type { DomainDeps } from '@conn-dict/worker-app';
import { hosted, mergeDomains, type Domain } from '@conn-dict/worker-kit';

/** Binds the entry domain. */
export function createDomains({ database, cache, bridge, events }: DomainDeps): Domain {
  const deps = { database, cache, bridge, events, clock: { now: () => new Date() } };
  return mergeDomains([hosted(entryDomain, entryDomain.createActivities(deps))]);
}
