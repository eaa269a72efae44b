// Proves that nothing goes in or out of the pods but what is named, at the ports that the worker is told of.
import { describe, expect, it } from 'vitest';
import { render, set, variant } from './chart.js';
import { areToolsMissing } from './tools.js';

interface Rule {
  readonly ports: readonly { readonly port: number | string }[];
  readonly to?: unknown;
  readonly from?: unknown;
}

interface Policy {
  readonly podSelector: unknown;
  readonly policyTypes: readonly string[];
  readonly egress?: readonly Rule[];
  readonly ingress?: readonly Rule[];
}

/** The policies of a release by what their names end with. */
async function policiesOf(args: readonly string[]): Promise<Readonly<Record<string, Policy>>> {
  const manifests = await render(args, 'NetworkPolicy');
  return Object.fromEntries(
    manifests.map(({ metadata, spec }) => [
      metadata.name.replace(/^(conn|pix)-dict-/, ''),
      spec as unknown as Policy,
    ]),
  );
}

async function portsOf(args: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
  const policies = Object.entries(await policiesOf(args)).filter(([name]) =>
    name.startsWith('to-'),
  );
  const ports = ([rule]: readonly Rule[]) => rule!.ports.map(({ port }) => port);
  return Object.fromEntries(policies.map(([name, { egress }]) => [name, ports(egress!)]));
}

describe.skipIf(areToolsMissing)('the network policies', () => {
  it('deny all, for every pod of the release', async () => {
    const { 'deny-all': deny } = await policiesOf([]);
    expect(deny).toEqual({
      podSelector: {
        matchLabels: {
          'app.kubernetes.io/name': 'conn-dict-worker',
          'app.kubernetes.io/instance': 'conn-dict',
        },
      },
      policyTypes: ['Ingress', 'Egress'],
    });
  });

  it('let the workers out to what they are told of, and to nothing else', async () => {
    expect(await portsOf([])).toEqual({
      'to-dns': [53, 53],
      'to-temporal': [7233],
      'to-postgres': [5432],
      'to-pulsar': [6650],
      'to-bridge': [50051],
    });
  });

  it('follow ports, schemes and several brokers', async () => {
    expect(await portsOf(variant('everything'))).toMatchObject({
      'to-postgres': [5432, 6432],
      'to-redis': [6379],
      'to-pulsar': [443],
      'to-otlp': [443],
    });
    expect(await portsOf(variant('tls'))).toMatchObject({
      'to-redis': [6380],
      'to-pulsar': [6651],
    });
    const config = {
      'config.PULSAR_URL': 'pulsar://a:6650,b:6651',
      'config.POSTGRES_HOST': '/run',
    };
    const ports = await portsOf([...set(config), ...set({ 'migration.enabled': false })]);
    expect(ports).toMatchObject({ 'to-pulsar': [6650, 6651] });
    expect(ports).not.toHaveProperty('to-postgres');
  });

  it('let in monitoring to the metrics, and the test to the health', async () => {
    const { 'from-monitoring': monitoring, 'from-health': health } = await policiesOf([]);
    expect(monitoring!.ingress).toEqual([
      {
        from: [
          { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } } },
        ],
        ports: [{ port: 'metrics', protocol: 'TCP' }],
      },
    ]);
    expect(health!.ingress).toMatchObject([{ ports: [{ port: 'health' }] }]);
  });

  it('narrow a destination down to its peers', async () => {
    const { 'to-postgres': postgres } = await policiesOf(variant('everything'));
    expect(postgres!.egress![0]!.to).toEqual([
      { podSelector: { matchLabels: { app: 'postgres' } } },
    ]);
    expect(JSON.stringify(postgres!.podSelector)).toContain('"migration"');
  });
});
