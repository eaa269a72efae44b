// Proves that every variant of the chart, and the plain manifest, is what Kubernetes and the operators take.
import { describe, expect, it } from 'vitest';
import {
  CHART,
  helm,
  KUBERNETES_NEWEST,
  render,
  plainManifest,
  variant,
  VARIANTS,
} from './chart.js';
import { faultsOf, innerObjects } from './kubeconform.js';
import { areToolsMissing } from './tools.js';

const KUBERNETES = ['1.29.0', KUBERNETES_NEWEST];

/** What only one of the ways to run the workers has. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  minimal: ['Deployment', 'Pod', 'Service'],
  combined: [
    'ServiceMonitor',
    'PodDisruptionBudget',
    'NetworkPolicy',
    'Job',
    'Role',
    'RoleBinding',
  ],
  hpa: ['Deployment', 'HorizontalPodAutoscaler'],
  keda: ['Deployment', 'ScaledObject'],
  'worker-controller': ['Connection', 'WorkerDeployment', 'WorkerResourceTemplate'],
};

describe.skipIf(areToolsMissing)('the chart', () => {
  it.each(['combined', 'per-domain', 'hpa', 'keda', 'versioned', 'worker-controller', 'tls'])(
    'has a variant %s',
    (name) => expect(VARIANTS).toContain(name),
  );

  it.each(VARIANTS)('%s: helm lint finds nothing', async (name) => {
    const lint = helm(
      'lint',
      '--strict',
      '--kube-version',
      KUBERNETES_NEWEST,
      CHART,
      ...variant(name),
    );
    expect(await lint).toContain('1 chart(s) linted, 0 chart(s) failed');
  });

  it.each(KUBERNETES)('and the plain manifest fit Kubernetes %s', async (version) => {
    const lists = { plain: await plainManifest() };
    for (const name of VARIANTS) {
      const manifests = await render(variant(name));
      Object.assign(lists, { [name]: [...manifests, ...manifests.flatMap(innerObjects)] });
    }
    expect(Object.keys(lists)).toHaveLength(VARIANTS.length + 1);
    expect(await faultsOf(lists, version)).toEqual([]);
  });

  it.each(Object.entries(KINDS))('%s has %j', async (name, kinds) => {
    const rendered = (await render(variant(name))).map(({ kind }) => kind);
    expect(rendered).toEqual(expect.arrayContaining([...kinds]));
    if (name === 'minimal') expect([...new Set(rendered)].sort()).toEqual(kinds);
    if (name === 'worker-controller') expect(rendered).not.toContain('Deployment');
  });

  it.each(VARIANTS)('%s: no two objects have one name', async (name) => {
    const names = (await render(variant(name))).map(
      ({ kind, metadata }) => `${kind} ${metadata.name}`,
    );
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((one) => one.replace(/^.* /, '').length > 63)).toEqual([]);
  });
});

describe.skipIf(areToolsMissing)('kubeconform', () => {
  it('refuses fields that a kind does not have, and kinds that it does not know', async () => {
    const manifests = await render(variant('keda'));
    const deployment = manifests.find(({ kind }) => kind === 'Deployment')!;
    const scaled = manifests.find(({ kind }) => kind === 'ScaledObject')!;
    const lists = {
      custom: [{ ...scaled, spec: { ...scaled.spec, maxReplicas: 3 } }],
      good: [deployment],
      mistyped: [{ ...deployment, spec: { ...deployment.spec, replica: 3 } }],
      unknown: [{ ...deployment, kind: 'Deploymant' }],
    };
    expect(await faultsOf(lists, KUBERNETES_NEWEST)).toEqual([
      expect.stringMatching(/^custom: ScaledObject .*'maxReplicas' not allowed/s),
      expect.stringMatching(/^mistyped: Deployment .*'replica' not allowed/s),
      expect.stringMatching(/^unknown: Deploymant .*could not find schema/),
    ]);
  });
});
