import { claimDomain } from '@conn-dict/claim';
import { entryDomain } from '@conn-dict/entry';
import { infractionDomain } from '@conn-dict/infraction';
import type { DomainDeps } from '@conn-dict/worker-app';
import { hosted, mergeDomains, type Domain } from '@conn-dict/worker-kit';

/** Binds every domain to its infrastructure and puts them together for one worker. */
export function createDomains({ database, cache, bridge, events }: DomainDeps): Domain {
  const deps = { database, cache, bridge, events, clock: { now: () => new Date() } };
  return mergeDomains([
    hosted(claimDomain, claimDomain.createActivities(deps)),
    hosted(entryDomain, entryDomain.createActivities(deps)),
    hosted(infractionDomain, infractionDomain.createActivities(deps)),
  ]);
}
