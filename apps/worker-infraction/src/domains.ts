import { infractionDomain } from '@conn-dict/infraction';
import type { DomainDeps } from '@conn-dict/worker-app';
import { hosted, mergeDomains, type Domain } from '@conn-dict/worker-kit';

/** Binds the infraction domain. */
export function createDomains({ database, bridge, events }: DomainDeps): Domain {
  const deps = { database, bridge, events, clock: { now: () => new Date() } };
  return mergeDomains([hosted(infractionDomain, infractionDomain.createActivities(deps))]);
}
