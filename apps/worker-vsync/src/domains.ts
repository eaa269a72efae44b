import { vsyncDomain } from '@conn-dict/vsync';
import type { DomainDeps } from '@conn-dict/worker-app';
import { hosted, type Domain } from '@conn-dict/worker-kit';

/** Binds the VSync domain. */
export function createDomains({ vsync, ...infrastructure }: DomainDeps): Domain {
  const { activities, ...atHost } = vsyncDomain.bind({ ...infrastructure, ...vsync });
  return hosted(vsyncDomain, activities, atHost);
}
