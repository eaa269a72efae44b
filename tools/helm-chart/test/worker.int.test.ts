// Proves that the workers run as the contract has it, drain in time, and may do nothing that they need not.
import { describe, expect, it } from 'vitest';
import { plainManifest, render, set, variant, VARIANTS } from './chart.js';
import { environmentOf, podOf } from './manifest.js';
import { areToolsMissing } from './tools.js';

const CONTRACT = {
  command: ['node', '/app/main.js'],
  ports: [
    { name: 'health', containerPort: 8081 },
    { name: 'metrics', containerPort: 9093 },
  ],
  livenessProbe: { httpGet: { path: '/health' }, initialDelaySeconds: 10, periodSeconds: 30 },
  readinessProbe: { httpGet: { path: '/ready' }, initialDelaySeconds: 5, periodSeconds: 10 },
  resources: {
    requests: { memory: '256Mi', cpu: '500m' },
    limits: { memory: '1Gi', cpu: '2000m' },
  },
};

describe.skipIf(areToolsMissing)('a worker', () => {
  it('has the probes, resources and replicas of the seed, in chart and plain manifest', async () => {
    for (const manifests of [await render([]), await plainManifest()]) {
      const deployment = manifests.find(({ kind }) => kind === 'Deployment')!;
      expect(deployment.spec).toMatchObject({ replicas: 3 });
      expect(podOf(deployment)!.containers).toMatchObject([CONTRACT]);
    }
  });

  it('is replaced once another is ready', async () => {
    for (const { spec } of await render(variant('per-domain'), 'Deployment')) {
      const rollingUpdate = { maxSurge: 1, maxUnavailable: 0 };
      expect(spec).toMatchObject({ strategy: { type: 'RollingUpdate', rollingUpdate } });
    }
  });

  it.each([
    ['30s', 40],
    ['1m30s', 100],
    ['1.5s', 12],
    ['1h', 3610],
  ])('with a SHUTDOWN_TIMEOUT of %s has %d s to drain', async (timeout, seconds) => {
    const [deployment] = await render(set({ 'config.SHUTDOWN_TIMEOUT': timeout }), 'Deployment');
    expect(podOf(deployment!)!.terminationGracePeriodSeconds).toBe(seconds);
  });

  it.each([
    ['1Gi', 819],
    ['512Mi', 409],
    ['1500M', 1144],
    ['1.5Gi', 1228],
  ])('with %s of memory has a heap of %d MiB', async (memory, heapMiB) => {
    const [deployment] = await render(
      set({ 'worker.resources.limits.memory': memory }),
      'Deployment',
    );
    expect(environmentOf(deployment!)).toMatchObject({
      NODE_OPTIONS: `--max-old-space-size=${heapMiB}`,
      MALLOC_ARENA_MAX: '2',
      MALLOC_TRIM_THRESHOLD_: '65536',
    });
  });

  it.each(VARIANTS)('%s: no pod has a token, root, or a capability', async (name) => {
    const pods = (await render(variant(name))).flatMap((manifest) => podOf(manifest) ?? []);
    expect(pods.length).toBeGreaterThan(1);
    for (const { automountServiceAccountToken, securityContext, containers } of pods) {
      expect(automountServiceAccountToken).toBe(false);
      const seccompProfile = { type: 'RuntimeDefault' };
      expect(securityContext).toMatchObject({
        runAsNonRoot: true,
        runAsUser: 10_001,
        seccompProfile,
      });
      expect(containers[0].securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      });
    }
  });

  it('is granted nothing at Kubernetes', async () => {
    const [role] = await render([], 'Role');
    expect(role).toMatchObject({ rules: [] });
  });
});

describe.skipIf(areToolsMissing)('the workers of one domain', () => {
  it('have an image, a queue and values of their own', async () => {
    const deployments = await render(variant('per-domain'), 'Deployment');
    const facts = deployments.map((deployment) => ({
      name: deployment.metadata.name,
      image: podOf(deployment)!.containers[0].image,
      replicas: deployment.spec['replicas'],
    }));
    const of = (domain: string, replicas: number) => ({
      name: `conn-dict-worker-${domain}`,
      image: `conn-dict-worker-${domain}:0.1.0`,
      replicas,
    });
    expect(facts).toEqual([of('claim', 4), of('entry', 2), of('infraction', 2), of('vsync', 1)]);
    expect(environmentOf(deployments[0]!)).toMatchObject({ MAX_CONCURRENT_ACTIVITIES: '400' });
    expect(podOf(deployments[3]!)!.terminationGracePeriodSeconds).toBe(100);
  });

  it('take what is false or empty over what is set for all', async () => {
    const budgets = await render(variant('per-domain'), 'PodDisruptionBudget');
    expect(budgets.map(({ metadata }) => metadata.name)).not.toContain('conn-dict-worker-vsync');
    expect(budgets).toHaveLength(3);
  });
});
