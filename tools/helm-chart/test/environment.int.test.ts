// Proves that worker and codec server take the environment that the chart gives them, in every variant, and find their files.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { loadCodecServerConfig, loadDatabaseConfig, loadWorkerConfig } from '@conn-dict/config';
import { createAuthority } from '@conn-dict/tls/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainManifest, render, set, variant, VARIANTS } from './chart.js';
import { environmentOf, isCodecServer, podOf, type Manifest } from './manifest.js';
import { areToolsMissing } from './tools.js';

const MOUNT = '/etc/conn-dict/';
const CONTENT = 'canary-5711\n';
/** What is no PEM and not any text, by the variable. */
const CONTENTS: Readonly<Record<string, string>> = {
  PAYLOAD_ENCRYPTION_KEYS: `2026-11=${Buffer.alloc(32, 1).toString('base64')}\n`,
  CODEC_SERVER_TOKENS: 'canary-5711-of-thirty-two-characters\n',
  CODEC_SERVER_JWKS_FILE: '{"keys":[{"kty":"RSA"}]}',
};
const { cert, key } = await (await createAuthority()).issue();

/** What lies in a Secret, by the name that it is mounted under. */
function contentOf(name: string): Buffer | string {
  if (/KEY_(FILE|PATH)$|SSLKEY$/.test(name)) return key;
  return /(CA|CERT)_|CERT$/.test(name) ? cert : (CONTENTS[basename(name)] ?? CONTENT);
}

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'conn-dict-chart-'))));
afterAll(() => rmSync(folder, { recursive: true }));

/** The variables of a pod, as it would find them: the files that it mounts are in a folder of ours. */
function mounted(manifest: Manifest): Readonly<Record<string, string>> {
  const volume = podOf(manifest)!.volumes!.find(({ name }) => name === 'files');
  for (const { secret, configMap } of volume!.projected!.sources) {
    for (const { path } of (secret ?? configMap)!.items) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), contentOf(path));
    }
  }
  return toOurFolder(manifest);
}

function toOurFolder(manifest: Manifest): Readonly<Record<string, string>> {
  const entries = Object.entries(environmentOf(manifest));
  return Object.fromEntries(
    entries.map(([name, value]) => [name, value.replace(MOUNT, `${folder}/`)]),
  );
}

/** Where the files of these variables lie. */
function toFiles(variables: Readonly<Record<string, string | undefined>>) {
  const set = Object.entries(variables).filter(([, variable]) => variable !== undefined);
  return Object.fromEntries(set.map(([part, name]) => [part, join(folder, 'files', name!)]));
}

const isWorker = (manifest: Manifest) =>
  ['Deployment', 'WorkerDeployment'].includes(manifest.kind) && !isCodecServer(manifest);

describe.skipIf(areToolsMissing)('the environment', () => {
  it.each(VARIANTS)('of the workers of %s is one that they start with', async (name) => {
    const workers = (await render(variant(name))).filter(isWorker);
    expect(workers.length).toBeGreaterThan(0);
    for (const worker of workers) {
      const config = loadWorkerConfig(mounted(worker));
      expect(config.postgres.password).toBe(CONTENT.trimEnd());
      expect(config.vsync.scratchFolder).toBe('/var/lib/conn-dict/vsync');
    }
  });

  it('of the plain manifest is one that worker and migration start with', async () => {
    writeFileSync(join(folder, 'POSTGRES_PASSWORD'), CONTENT);
    const [job, deployment] = await plainManifest();
    const config = loadWorkerConfig(toOurFolder(deployment!));
    expect(config).toMatchObject({
      temporal: { address: 'temporal.default.svc.cluster.local:7233' },
      postgres: { password: CONTENT.trimEnd() },
    });
    expect(loadDatabaseConfig(toOurFolder(job!))).toEqual(config.postgres);
  });

  it('is what the values say', async () => {
    const [worker] = await render(variant('combined'), 'Deployment');
    expect(loadWorkerConfig(mounted(worker!))).toMatchObject({
      temporal: { address: 'temporal.default.svc.cluster.local:7233' },
      cache: { redis: { host: 'redis.cache.svc.cluster.local' } },
      vsync: { participants: ['12345678'], approval: { share: 0.005, entriesMin: 10_000_000 } },
    });
  });

  it('has TLS everywhere, with certificates from Secrets', async () => {
    const [worker] = await render(variant('tls'), 'Deployment');
    const [temporal, postgres, redis, pulsar, bridge] = [
      [
        'TEMPORAL_TLS_SERVER_CA_CERT_PATH',
        'TEMPORAL_TLS_CLIENT_CERT_PATH',
        'TEMPORAL_TLS_CLIENT_KEY_PATH',
      ],
      ['POSTGRES_SSLROOTCERT', 'POSTGRES_SSLCERT', 'POSTGRES_SSLKEY'],
      ['REDIS_TLS_CA_FILE', 'REDIS_TLS_CERT_FILE', 'REDIS_TLS_KEY_FILE'],
      ['PULSAR_TLS_CA_FILE'],
      ['BRIDGE_TLS_CA_FILE', 'BRIDGE_TLS_CERT_FILE', 'BRIDGE_TLS_KEY_FILE'],
    ].map(([ca, cert, key]) => toFiles({ ca, cert, key }));
    expect(loadWorkerConfig(mounted(worker!))).toMatchObject({
      temporal: { tls: temporal },
      postgres: { ssl: { verify: 'name', ...postgres } },
      cache: { redis: { tls: redis } },
      events: { url: expect.stringMatching(/^pulsar\+ssl:/) as string, tls: pulsar },
      bridge: { tls: bridge },
    });
  });

  it.each(['codec-server', 'everything'])('of the codec server of %s is its own', async (name) => {
    const deployment = (await render(variant(name), 'Deployment')).find(isCodecServer)!;
    const { server, encryption } = loadCodecServerConfig(mounted(deployment));
    expect(server).toMatchObject({ address: '0.0.0.0:8090', metricsAddress: '0.0.0.0:9093' });
    expect(server.jwt).toMatchObject({ audience: 'temporal-ui' });
    expect(encryption.keyId).toBe('2026-11');
    const names = Object.keys(environmentOf(deployment));
    expect(names.filter((one) => /^(TEMPORAL|POSTGRES|PULSAR|BRIDGE|REDIS)_/.test(one))).toEqual(
      [],
    );
    const sources = podOf(deployment)!.volumes!.flatMap(
      ({ projected }) => projected?.sources ?? [],
    );
    const mountedOnes = sources.flatMap(({ secret, configMap }) => (secret ?? configMap)!.items);
    expect(mountedOnes.map(({ path }) => path).join()).not.toMatch(/POSTGRES|TEMPORAL|REDIS/);
  });

  it('of the migration is about PostgreSQL only, with a role of its own', async () => {
    const [job] = await render(variant('everything'), 'Job');
    expect(
      Object.keys(environmentOf(job!)).filter((name) => !name.startsWith('POSTGRES_')),
    ).toEqual([]);
    expect(loadDatabaseConfig(mounted(job!))).toMatchObject({
      host: 'postgres-primary.default.svc.cluster.local',
      port: 5432,
    });
    const sources = podOf(job!)!.volumes!.flatMap(({ projected }) => projected?.sources ?? []);
    expect(sources.map(({ secret }) => secret?.name)).toEqual(['pix-dict-owner.postgres']);
  });

  it('has no secret as text, and no object holds one', async () => {
    for (const name of VARIANTS) {
      const manifests = await render(variant(name));
      expect(manifests.map(({ kind }) => kind)).not.toContain('Secret');
      for (const manifest of manifests.filter((one) => podOf(one))) {
        const names = Object.keys(environmentOf(manifest));
        expect(names.filter((one) => /(PASSWORD|API_KEY|TOKENS|KEYS)$/.test(one))).toEqual([]);
      }
    }
  });

  it('takes more variables, and files of secrets that come from elsewhere', async () => {
    const valueFrom = { secretKeyRef: { name: 'redis', key: 'password' } };
    const extraEnv = [{ name: 'REDIS_PASSWORD', valueFrom }];
    const [worker] = await render(set({ extraEnv }), 'Deployment');
    expect(podOf(worker!)!.containers[0].env).toContainEqual(extraEnv[0]);
  });
});
