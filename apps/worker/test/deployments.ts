import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { domainTaskQueue, type Domain } from '@conn-dict/contracts';
import type { WorkerApp } from '@conn-dict/worker-app';
import { createDomains as createClaimDomains } from '@conn-dict/worker-claim';
import { createDomains as createEntryDomains } from '@conn-dict/worker-entry';
import { createDomains as createInfractionDomains } from '@conn-dict/worker-infraction';
import { createDomains as createVSyncDomains } from '@conn-dict/worker-vsync';
import { createDomains } from '../src/domains.js';

/** A worker as one of the apps makes it. */
export interface DeployedWorker {
  readonly domain?: Domain;
  readonly createDomains: WorkerApp['createDomains'];
  readonly workflowsPath: string;
}

/** Which workers are there, and where a caller finds them. */
export interface Deployment {
  readonly name: 'combined' | 'partitioned';
  readonly workers: readonly DeployedWorker[];
}

const { resolve } = createRequire(import.meta.url);
const workflowsOf = (app: string) =>
  join(dirname(resolve(`${app}/package.json`)), 'src/workflows.ts');

export const COMBINED: Deployment = {
  name: 'combined',
  workers: [
    {
      createDomains,
      workflowsPath: fileURLToPath(new URL('../src/workflows.ts', import.meta.url)),
    },
  ],
};

const PARTITIONED: Deployment = {
  name: 'partitioned',
  workers: [
    {
      domain: 'claim',
      createDomains: createClaimDomains,
      workflowsPath: workflowsOf('@conn-dict/worker-claim'),
    },
    {
      domain: 'entry',
      createDomains: createEntryDomains,
      workflowsPath: workflowsOf('@conn-dict/worker-entry'),
    },
    {
      domain: 'infraction',
      createDomains: createInfractionDomains,
      workflowsPath: workflowsOf('@conn-dict/worker-infraction'),
    },
    {
      domain: 'vsync',
      createDomains: createVSyncDomains,
      workflowsPath: workflowsOf('@conn-dict/worker-vsync'),
    },
  ],
};

/** The same workflows and activities must do the same in both. */
export const DEPLOYMENTS: readonly Deployment[] = [COMBINED, PARTITIONED];

/** Both on one server, as while a fleet moves from one to the other; its own callers use the domains' queues. */
export const SIDE_BY_SIDE: Deployment = {
  name: 'partitioned',
  workers: [...COMBINED.workers, ...PARTITIONED.workers],
};

/** The queue of a domain's workflows, as callers know it. */
export function queueIn({ name }: Deployment, taskQueue: string, domain: Domain): string {
  return name === 'combined' ? taskQueue : domainTaskQueue(taskQueue, domain);
}
