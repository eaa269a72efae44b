// Proves that workers are scaled by what each scaler sees, never below two, and told apart by their version.
import { describe, expect, it } from 'vitest';
import { serveDeployment } from './api-server.js';
import { render, set, template, variant } from './chart.js';
import { environmentOf } from './manifest.js';
import { areToolsMissing } from './tools.js';

describe.skipIf(areToolsMissing)('KEDA', () => {
  it('asks Temporal for the backlog of each queue', async () => {
    const objects = await render(variant('keda'), 'ScaledObject');
    expect(objects.map(({ spec }) => spec)).toMatchObject(
      ['claim', 'entry', 'infraction'].map((domain) => ({
        scaleTargetRef: { name: `conn-dict-worker-${domain}` },
        minReplicaCount: 2,
        fallback: { failureThreshold: 3, replicas: 3 },
        triggers: [
          {
            type: 'temporal',
            metadata: {
              endpoint: 'temporal.default.svc.cluster.local:7233',
              namespace: 'default',
              taskQueue: `conn-dict-task-queue-${domain}`,
              queueTypes: 'workflow,activity',
            },
            authenticationRef: { name: 'temporal' },
          },
        ],
      })),
    );
  });

  it('is given all as text', async () => {
    for (const { spec } of await render(variant('everything'), 'ScaledObject')) {
      const [trigger] = spec['triggers'] as [{ metadata: Record<string, unknown> }];
      for (const value of Object.values(trigger.metadata)) expect(value).toBeTypeOf('string');
    }
  });

  it('asks for the tasks of one version', async () => {
    const [object] = await render(variant('versioned'), 'ScaledObject');
    expect(object!.spec).toMatchObject({
      triggers: [
        {
          metadata: { workerDeploymentName: 'conn-dict-worker', workerDeploymentBuildId: '1.4.0' },
        },
      ],
    });
  });
});

describe.skipIf(areToolsMissing)('scaled workers', () => {
  it.each(['hpa', 'keda', 'versioned'])(
    '%s: have no number of replicas beside it',
    async (name) => {
      const [deployment] = await render(variant(name), 'Deployment');
      expect(deployment!.spec).not.toHaveProperty('replicas');
    },
  );

  it('keep what the scaler has made of them when the chart comes again', async () => {
    const cluster = await serveDeployment('conn-dict-worker', 7);
    const [deployment] = await render([...variant('hpa'), ...cluster], 'Deployment');
    expect(deployment!.spec['replicas']).toBe(7);
  });

  it('are as many as the values say where none is scaled, whatever there were', async () => {
    const cluster = await serveDeployment('conn-dict-worker', 7);
    const [deployment] = await render(cluster, 'Deployment');
    expect(deployment!.spec['replicas']).toBe(3);
  });

  it('keep their number where one of them is not scaled', async () => {
    const deployments = await render(variant('keda'), 'Deployment');
    expect(deployments.map(({ spec }) => spec['replicas'])).toEqual([
      undefined,
      undefined,
      undefined,
      3,
    ]);
  });

  it('follow their CPU', async () => {
    const [scaler] = await render(variant('hpa'), 'HorizontalPodAutoscaler');
    expect(scaler!.spec).toMatchObject({
      scaleTargetRef: { kind: 'Deployment', name: 'conn-dict-worker' },
      minReplicas: 3,
      maxReplicas: 12,
    });
  });
});

describe.skipIf(areToolsMissing)('versioned workers', () => {
  it('tell Temporal deployment and build', async () => {
    const [deployment] = await render(variant('versioned'), 'Deployment');
    expect(environmentOf(deployment!)).toMatchObject({
      TEMPORAL_DEPLOYMENT_NAME: 'conn-dict-worker',
      TEMPORAL_WORKER_BUILD_ID: '1.4.0',
    });
  });

  it('of two releases are of one deployment', async () => {
    const build = set({ 'image.tag': '1.5.0' });
    const [deployment] = await render([...variant('versioned'), ...build], 'Deployment');
    expect(environmentOf(deployment!)).toMatchObject({
      TEMPORAL_DEPLOYMENT_NAME: 'conn-dict-worker',
      TEMPORAL_WORKER_BUILD_ID: '1.5.0',
    });
  });

  it('of the worker controller leave to it what it sets', async () => {
    const args = [...variant('worker-controller'), ...set({ 'versioning.enabled': true })];
    const workers = await render(args, 'WorkerDeployment');
    expect(workers).toHaveLength(4);
    for (const worker of workers) {
      const names = Object.keys(environmentOf(worker));
      expect(names.filter((name) => name.startsWith('TEMPORAL_'))).toEqual([]);
      expect(worker.spec).toMatchObject({
        workerOptions: {
          connectionRef: { name: 'conn-dict-temporal' },
          temporalNamespace: 'conn-dict.a1b2c',
        },
        rollout: { strategy: 'Progressive' },
      });
    }
  });

  it('of the worker controller may use a connection that is there', async () => {
    const args = [
      ...variant('worker-controller'),
      ...set({ 'workerController.connectionRef': 'ours' }),
    ];
    const text = await template(args);
    expect(text).not.toContain('kind: Connection');
    expect(text).toContain('name: ours');
  });
});
