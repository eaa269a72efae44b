import { claimDomain } from '@conn-dict/claim';
import { entryDomain } from '@conn-dict/entry';
import type { DomainDeps } from '@conn-dict/worker-app';
import { hosted, mergeDomains, type Domain } from '@conn-dict/worker-kit';

/** Binds the claim domain, with the one activity of entries that a claim calls. */
export function createDomains({ database, cache, bridge, events }: DomainDeps): Domain {
  const deps = { database, cache, bridge, events, clock: { now: () => new Date() } };
  const { UpdateEntryOwnershipActivity } = entryDomain.createActivities(deps);
  return mergeDomains([
    hosted(claimDomain, claimDomain.createActivities(deps)),
    hosted({ name: 'entry ownership', workflowTypes: [] }, { UpdateEntryOwnershipActivity }),
  ]);
}
