import { claimDomain } from '@conn-dict/claim';
import { entryDomain } from '@conn-dict/entry';
import { infractionDomain } from '@conn-dict/infraction';
import { vsyncDomain } from '@conn-dict/vsync';
import type { DomainDeps } from '@conn-dict/worker-app';
import { hosted, mergeDomains, type Domain } from '@conn-dict/worker-kit';

/** Binds every domain to its infrastructure and puts them together for one worker. */
export function createDomains({ vsync, ...infrastructure }: DomainDeps): Domain {
  const deps = { ...infrastructure, clock: { now: () => new Date() } };
  const { activities, ...atHost } = vsyncDomain.bind({ ...deps, ...vsync });
  return mergeDomains([
    hosted(claimDomain, claimDomain.createActivities(deps)),
    hosted(entryDomain, entryDomain.createActivities(deps)),
    hosted(infractionDomain, infractionDomain.createActivities(deps)),
    hosted(vsyncDomain, activities, atHost),
  ]);
}
