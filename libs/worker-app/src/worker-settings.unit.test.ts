// Proves that the domain of a program decides its queue and its name, and that the bundles lie beside its main module.
import { loadWorkerConfig } from '@conn-dict/config';
import { DOMAINS, SERVICE_NAME, domainTaskQueue } from '@conn-dict/contracts';
import { describe, expect, it } from 'vitest';
import { toBundlePaths } from './bundle-paths.js';
import { toServiceName } from './worker-app.js';
import { toWorkerSettings } from './worker-settings.js';

const config = loadWorkerConfig({ TEMPORAL_TASK_QUEUE: 'shared', HEALTH_PORT: '18080' });

describe('a worker of all domains', () => {
  it('polls the queue of the configuration under the name of the service', () => {
    expect(toWorkerSettings(config)).toMatchObject({
      temporal: { taskQueue: 'shared', deployment: undefined },
      healthPort: 18080,
    });
    expect(toServiceName(undefined)).toBe(SERVICE_NAME);
  });
});

describe.each(DOMAINS)('a worker of %s', (domain) => {
  it('polls the queue where callers look for it, under a name of its own', () => {
    const { taskQueue } = toWorkerSettings(config, domain).temporal;
    expect(taskQueue).toBe(domainTaskQueue('shared', domain));
    expect(toServiceName(domain)).toBe(`${SERVICE_NAME}-${domain}`);
  });

  it('differs from the others in nothing else', () => {
    const { temporal, ...others } = toWorkerSettings(config, domain);
    const { temporal: all, ...othersOfAll } = toWorkerSettings(config);
    const queues = { taskQueue: '', hostTaskQueue: '' };
    expect(others).toEqual(othersOfAll);
    expect({ ...temporal, ...queues }).toEqual({ ...all, ...queues });
  });

  it('has a queue that no other process has', () => {
    const queues = [1, 2].map(() => toWorkerSettings(config, domain).temporal.hostTaskQueue);
    expect(new Set(queues).size).toBe(2);
    for (const queue of queues)
      expect(queue).toMatch(new RegExp(`^${domainTaskQueue('shared', domain)}-host-`));
  });
});

describe('a deployment', () => {
  it('is versioned where it has a name and a build', () => {
    const versioned = loadWorkerConfig({
      TEMPORAL_DEPLOYMENT_NAME: 'dict',
      TEMPORAL_WORKER_BUILD_ID: '42',
    });
    expect(toWorkerSettings(versioned, 'claim').temporal.deployment).toEqual({
      deploymentName: 'dict',
      buildId: '42',
    });
  });
});

describe('the bundles', () => {
  it('lie in a folder beside the main module', () => {
    expect(toBundlePaths('file:///app/dist/main.js')).toEqual({
      workflows: '/app/dist/bundle/workflows.js',
      worker: '/app/dist/bundle/worker.js',
      packages: '/app/dist/bundle/packages.json',
    });
  });
});
