// Proves that wrong values are refused before anything is deployed, each by its name, and that no secret is quoted.
import { describe, expect, it } from 'vitest';
import { complaintOf, set, variant } from './chart.js';
import { areToolsMissing } from './tools.js';

describe.skipIf(areToolsMissing)('helm', () => {
  it.each([
    ['config.LOG_LEVEL', 'loud', "value must be one of 'error', 'warn', 'info', 'debug'"],
    ['config.METRICS_PORT', 'abc', 'got string, want integer'],
    ['config.METRICS_PORT', 65_536, 'maximum: got 65,536, want 65,535'],
    ['config.SHUTDOWN_TIMEOUT', '30', 'does not match pattern'],
    ['config.TEMPORAL_ADDRESS', 'http://temporal', 'does not match pattern'],
    ['config.BRIDGE_TLS', 'yes', 'got string, want boolean'],
    ['config.VSYNC_PARTICIPANTS', 12_345_678, 'got number, want string'],
    ['workers.claim.config.POSTGRES_SSLMODE', 'prefer', "value must be one of 'disable'"],
    ['worker.autoscaling.minReplicas', 1, 'minimum: got 1, want 2'],
    ['worker.replicas', 0, 'minimum: got 0, want 1'],
    ['worker.resources.limits.memory', '1 GB', 'does not match pattern'],
    ['mode', 'both', "value must be one of 'combined', 'per-domain'"],
    ['image.tag', 'a b', 'does not match pattern'],
  ])('refuses %s %j', async (path, value, complaint) => {
    const place = `at '/${path.replaceAll('.', '/')}': `;
    const text = await complaintOf(set({ [path]: value }));
    expect(text).toContain(place);
    expect(text.slice(text.indexOf(place))).toContain(complaint);
  });

  it('refuses fewer than two workers where they are scaled', async () => {
    const values = { 'worker.replicas': 1, 'worker.autoscaling.kind': 'keda' };
    expect(await complaintOf(set(values))).toContain(
      "at '/worker/replicas': minimum: got 1, want 2",
    );
  });

  it.each([
    ['config', 'TEMPORAL_ADDRES', 'localhost:7233'],
    ['config', 'TEMPORAL_WORKER_BUILD_ID', 'v1'],
    ['worker', 'replica', 3],
    ['workers', 'claims', {}],
    ['secretFiles', 'LOG_LEVEL', {}],
    ['files', 'POSTGRES_PASSWORD', { secret: 'a', key: 'b' }],
  ])('refuses a name that %s does not have: %s', async (parent, name, value) => {
    const text = await complaintOf(set({ [`${parent}.${name}`]: value }));
    expect(text).toContain(`at '/${parent}': additional properties '${name}' not allowed`);
  });

  it.each([
    ['config.POSTGRES_PASSWORD', 'hunter2-canary'],
    ['extraEnv', [{ name: 'POSTGRES_PASSWORD', value: 'hunter2-canary' }]],
  ])('refuses a secret as text in %s, and does not quote it', async (path, value) => {
    const text = await complaintOf(set({ [path]: value }));
    expect(text).toContain("values don't meet the specifications");
    expect(text).not.toContain('hunter2');
  });

  it('names all faults at once', async () => {
    const text = await complaintOf(
      set({ 'config.LOG_LEVEL': 'loud', 'config.METRICS_PORT': 'abc' }),
    );
    expect(text).toContain("at '/config/LOG_LEVEL'");
    expect(text).toContain("at '/config/METRICS_PORT'");
  });

  it('refuses values that do not go together', async () => {
    const scaling = { 'worker.autoscaling.minReplicas': 5, 'worker.autoscaling.maxReplicas': 4 };
    expect(await complaintOf(set(scaling))).toContain(
      'combined: autoscaling.maxReplicas is 4, below',
    );
    const keda = [...variant('keda'), ...set({ 'workerController.enabled': true })];
    expect(await complaintOf(keda)).toContain('claim: autoscaling.kind keda does not go with');
    expect(
      await complaintOf(set({ 'workerController.rollout': { strategy: 'Progressive' } })),
    ).toContain("at '/workerController/rollout");
  });
});
