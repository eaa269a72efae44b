// Proves that the codec server is there only where it is asked for, needs keys and somebody who may ask, and is open to nobody else.
import { loadCodecServerConfig } from '@conn-dict/config';
import { describe, expect, it } from 'vitest';
import { complaintOf, render, set, variant, VARIANTS } from './chart.js';
import { environmentOf, isCodecServer, podOf, type Manifest } from './manifest.js';
import { areToolsMissing } from './tools.js';

const CODEC = variant('codec-server');
const ofCodecServer = async (args: readonly string[]) => (await render(args)).filter(isCodecServer);
const named = (manifests: readonly Manifest[], kind: string) =>
  manifests.find((manifest) => manifest.kind === kind)!;
const policyOf = async (args: readonly string[], name: string) =>
  (await render(args, 'NetworkPolicy')).find(({ metadata }) => metadata.name.endsWith(name))?.spec;

describe.skipIf(areToolsMissing)('the codec server', () => {
  it('is off unless it is switched on', async () => {
    for (const name of VARIANTS) {
      const isOn = ['codec-server', 'everything'].includes(name);
      expect((await ofCodecServer(variant(name))).length > 0, name).toBe(isOn);
    }
  });

  it('comes with all that a Deployment needs', async () => {
    const kinds = (await ofCodecServer(CODEC)).map(({ kind }) => kind).sort();
    const expected = ['Deployment', 'Ingress', 'PodDisruptionBudget', 'Service', 'ServiceAccount'];
    expect(kinds).toEqual([...expected, 'ServiceMonitor'].sort());
  });

  it('runs its own image, is asked for its health over its TLS, and is replaced when another is ready', async () => {
    const deployment = named(await ofCodecServer(CODEC), 'Deployment');
    expect(deployment.spec).toMatchObject({
      replicas: 2,
      strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
    });
    const health = { httpGet: { path: '/health', port: 'codec', scheme: 'HTTPS' } };
    expect(podOf(deployment)).toMatchObject({
      serviceAccountName: 'conn-dict-codec-server',
      terminationGracePeriodSeconds: 30,
      containers: [
        {
          image: 'conn-dict-worker-codec-server:0.1.0',
          ports: [
            { name: 'codec', containerPort: 8090 },
            { name: 'metrics', containerPort: 9093 },
          ],
          livenessProbe: health,
          readinessProbe: health,
        },
      ],
    });
    expect(environmentOf(deployment)).toMatchObject({ NODE_OPTIONS: '--max-old-space-size=204' });
    const plain = named(await ofCodecServer(variant('everything')), 'Deployment');
    expect(podOf(plain)).toMatchObject({
      serviceAccountName: 'codec',
      containers: [{ livenessProbe: { httpGet: { scheme: 'HTTP' } } }],
    });
  });

  it('shows users the two paths of the protocol, and neither metrics nor health', async () => {
    const { spec } = named(await ofCodecServer(CODEC), 'Ingress');
    const [{ http }] = spec['rules'] as [{ http: { paths: readonly object[] } }];
    const service = { name: 'conn-dict-codec-server', port: { name: 'codec' } };
    expect(http.paths).toEqual(
      ['/decode', '/encode'].map((path) => ({
        path,
        pathType: 'Exact',
        backend: { service },
      })),
    );
    expect(spec['tls']).toEqual([
      { hosts: ['codec.example.com'], secretName: 'codec-server-public' },
    ]);
  });

  it('is scraped under a job that no alert takes for a worker', async () => {
    const manifests = await ofCodecServer(CODEC);
    const monitor = named(manifests, 'ServiceMonitor');
    expect(monitor.spec).toMatchObject({
      jobLabel: 'app.kubernetes.io/component',
      endpoints: [{ port: 'metrics', path: '/metrics' }],
      selector: { matchLabels: { 'app.kubernetes.io/component': 'codec-server' } },
    });
    const workers = (await render(CODEC, 'ServiceMonitor')).find((one) => !isCodecServer(one))!;
    expect(JSON.stringify(workers.spec)).not.toContain('codec-server');
  });

  it('is asked by helm test, whatever name its certificate has', async () => {
    const [pod] = await render(CODEC, 'Pod');
    expect(podOf(pod!)!.containers[0].command).toContain(
      'https://conn-dict-codec-server:8090/health',
    );
    expect(environmentOf(pod!)).toEqual({ NODE_TLS_REJECT_UNAUTHORIZED: '0' });
    const [plain] = await render(variant('everything'), 'Pod');
    expect(environmentOf(plain!)).toEqual({});
  });
});

describe.skipIf(areToolsMissing)('its network', () => {
  it('lets in the controller of the Ingress, monitoring and helm test, each to its port', async () => {
    const ingress = 'ingress-nginx';
    expect(await policyOf(CODEC, 'from-codec-clients')).toMatchObject({
      podSelector: { matchLabels: { 'app.kubernetes.io/component': 'codec-server' } },
      ingress: [
        {
          from: [
            { podSelector: { matchLabels: { 'app.kubernetes.io/component': 'test' } } },
            { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': ingress } } },
          ],
          ports: [{ port: 'codec' }],
        },
      ],
    });
    expect(await policyOf(CODEC, 'monitoring-to-codec')).toMatchObject({
      ingress: [{ ports: [{ port: 'metrics' }] }],
    });
    expect(await policyOf(CODEC, 'test-to-codec')).toMatchObject({
      podSelector: { matchLabels: { 'app.kubernetes.io/component': 'test' } },
      egress: [{ ports: [{ port: 'codec' }] }],
    });
  });

  it('lets it out to the keys of who signs tokens only, and nowhere where they are in a file', async () => {
    expect(await policyOf(CODEC, 'to-identity')).toMatchObject({
      egress: [{ ports: [{ port: 8443 }] }],
    });
    expect(await policyOf(variant('everything'), 'to-identity')).toBeUndefined();
    const others = (await render(CODEC, 'NetworkPolicy')).filter(
      ({ metadata }) => !metadata.name.includes('identity') && !metadata.name.endsWith('to-dns'),
    );
    for (const { metadata, spec } of others.filter((one) => 'egress' in one.spec))
      expect(JSON.stringify(spec['podSelector']), metadata.name).not.toContain('codec-server');
  });
});

describe.skipIf(areToolsMissing)('what cannot start is refused', () => {
  it('all of it at once, in words', async () => {
    const text = await complaintOf(set({ 'codecServer.enabled': true }));
    expect(text).toContain('codecServer: secretFiles.PAYLOAD_ENCRYPTION_KEYS is missing');
    expect(text).toContain('codecServer: config.PAYLOAD_ENCRYPTION_KEY_ID is missing');
    expect(text).toContain('codecServer: nobody may ask');
  });

  it.each([
    ['codecServer.config.CODEC_SERVER_ADDR', '0.0.0.0:1', "'CODEC_SERVER_ADDR' not allowed"],
    ['codecServer.config.CODEC_SERVER_TOKENS', 'hunter2', "'CODEC_SERVER_TOKENS' not allowed"],
    ['codecServer.config.CODEC_SERVER_ENCODE', 'yes', 'got string, want boolean'],
    ['codecServer.config.TEMPORAL_ADDRESS', 'a:1', "'TEMPORAL_ADDRESS' not allowed"],
  ])('%s: %j', async (path, value, complaint) => {
    const text = await complaintOf([...CODEC, ...set({ [path]: value })]);
    expect(text).toContain(complaint);
    expect(text).not.toContain('hunter2');
  });

  it.each([
    [{ 'config.CODEC_SERVER_JWT_ISSUER': 'x' }, 'CODEC_SERVER_JWT_ISSUER goes with a key set'],
    [{ 'config.CODEC_SERVER_JWKS_URL': 'https://a' }, 'CODEC_SERVER_JWT_AUDIENCE goes with'],
    [
      {
        'config.CODEC_SERVER_JWKS_URL': 'https://a',
        'files.CODEC_SERVER_JWKS_FILE': { configMap: 'a', key: 'b' },
      },
      'do not go together',
    ],
    [
      { 'files.CODEC_SERVER_TLS_CERT_FILE': { secret: 'a', key: 'b' } },
      'CODEC_SERVER_TLS_KEY_FILE go together',
    ],
    [{ 'ingress.enabled': true }, 'ingress.host is missing'],
  ])('what does not go together: %j', async (values, complaint) => {
    const good = {
      enabled: true,
      'config.PAYLOAD_ENCRYPTION_KEY_ID': 'k',
      'secretFiles.PAYLOAD_ENCRYPTION_KEYS': {},
      'secretFiles.CODEC_SERVER_TOKENS': {},
    };
    const toValues = (record: object) =>
      Object.fromEntries(Object.entries(record).map(([name, one]) => [`codecServer.${name}`, one]));
    expect(await complaintOf(set(toValues(good)))).toBe('nothing');
    expect(await complaintOf(set(toValues({ ...good, ...values })))).toContain(complaint);
  });

  it('as the program itself would refuse it', () => {
    expect(() => loadCodecServerConfig({})).toThrow('The environment is wrong in 2 variables');
  });
});
