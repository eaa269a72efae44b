import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSimulator } from '@conn-dict/bridge-simulator';
import { startTestRedis } from '@conn-dict/cache/embedded';
import { startTlsPostgres } from '@conn-dict/database/embedded';
import { findFreePort } from '@conn-dict/free-port';
import { createRealTimeEnvironment } from '@conn-dict/testing';
import {
  createAuthority,
  mountSecret,
  startTlsProxy,
  type SecretVolume,
} from '@conn-dict/tls/testing';
import type { Client } from '@temporalio/client';

/** All that a worker connects to, each over mutual TLS; events go to a file. */
export interface TlsWorld {
  /** Of a worker whose certificates are in `volume`. */
  readonly env: Record<string, string>;
  readonly volume: SecretVolume;
  /** Beside the TLS. */
  readonly temporal: Client;
  /** Common names of the certificates that were shown to Temporal, in order. */
  readonly shownToTemporal: readonly (string | undefined)[];
  /** Puts a new certificate of the worker, of another authority, into the volume. */
  rotate(subject: string): Promise<void>;
  stop(): Promise<void>;
}

/** Starts them; what the servers trust is the authority of today and the next one. */
export async function startTlsWorld(): Promise<TlsWorld> {
  const [authority, next] = await Promise.all([createAuthority('today'), createAuthority('next')]);
  const ca = Buffer.concat([authority.cert, next.cert]);
  const shown = await authority.issue();
  const volume = mountSecret({ ca, ...(await authority.issue({ subject: 'first' })) });
  const ofServers = mountSecret({ ca, ...shown });
  const [environment, postgres, redisPort] = await Promise.all([
    createRealTimeEnvironment(),
    startTlsPostgres({ certificate: shown, clientCa: ca }),
    findFreePort(),
  ]);
  const redis = await startTestRedis({
    settings: {
      'tls-port': String(redisPort),
      'tls-cert-file': ofServers.files.cert,
      'tls-key-file': ofServers.files.key,
      'tls-ca-cert-file': ofServers.files.ca,
    },
  });
  const proxy = await startTlsProxy(environment.address, { ...shown, ca, requestCert: true });
  const folder = await mkdtemp(join(tmpdir(), 'conn-dict-tls-'));
  const simulator = createSimulator({ demo: true });
  const tls = { ...shown, clientCa: ca };
  const bridge = await simulator.listen({ host: '127.0.0.1', port: 0, tls });
  const { host, port, user, password, database } = postgres.config;
  const { files } = volume;
  return {
    env: {
      TEMPORAL_ADDRESS: proxy.address,
      TEMPORAL_TLS_SERVER_CA_CERT_PATH: files.ca,
      TEMPORAL_TLS_CLIENT_CERT_PATH: files.cert,
      TEMPORAL_TLS_CLIENT_KEY_PATH: files.key,
      POSTGRES_HOST: host,
      POSTGRES_PORT: String(port),
      POSTGRES_USER: user,
      POSTGRES_PASSWORD: password,
      POSTGRES_DB: database,
      POSTGRES_SSLMODE: 'verify-full',
      POSTGRES_SSLROOTCERT: files.ca,
      POSTGRES_SSLCERT: files.cert,
      POSTGRES_SSLKEY: files.key,
      REDIS_URL: `rediss://127.0.0.1:${redisPort}`,
      REDIS_TLS_CA_FILE: files.ca,
      REDIS_TLS_CERT_FILE: files.cert,
      REDIS_TLS_KEY_FILE: files.key,
      BRIDGE_GRPC_ADDR: bridge.address,
      BRIDGE_TLS: 'true',
      BRIDGE_TLS_CA_FILE: files.ca,
      BRIDGE_TLS_CERT_FILE: files.cert,
      BRIDGE_TLS_KEY_FILE: files.key,
      PULSAR_URL: `file://${folder}/events.ndjson`,
    },
    volume,
    temporal: environment.client,
    shownToTemporal: proxy.shown,
    rotate: async (subject) => volume.put({ ca, ...(await next.issue({ subject })) }),
    async stop() {
      await simulator.close();
      await proxy.stop();
      await redis.stop();
      await postgres.stop();
      await environment.teardown();
      volume.remove();
      ofServers.remove();
      await rm(folder, { recursive: true });
    },
  };
}
