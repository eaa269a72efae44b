import { certificateSources, type CertificateSource } from './certificate-sources.js';
import type { Environment } from './environment.js';
import { bridgeGroup, type BridgeConfig } from './groups/bridge.js';
import { cacheGroup, type CacheConfig } from './groups/cache.js';
import { eventsGroup, type EventsConfig } from './groups/events.js';
import { observabilityGroup, type ObservabilityConfig } from './groups/observability.js';
import {
  payloadEncryptionGroup,
  type PayloadEncryptionConfig,
} from './groups/payload-encryption.js';
import { postgresGroup, type DatabaseConfig } from './groups/postgres.js';
import { temporalGroup, type TemporalConfig } from './groups/temporal.js';
import { workerGroup, type WorkerSlotsConfig } from './groups/worker.js';
import { readGroups } from './read-groups.js';
import { vsyncGroup, type VSyncConfig } from './groups/vsync.js';

/** All that a worker process is told. */
export interface WorkerConfig {
  readonly temporal: TemporalConfig;
  /** Missing while payloads are not encrypted. */
  readonly encryption: PayloadEncryptionConfig | undefined;
  readonly worker: WorkerSlotsConfig;
  readonly postgres: DatabaseConfig;
  readonly cache: CacheConfig;
  readonly events: EventsConfig;
  readonly bridge: BridgeConfig;
  readonly vsync: VSyncConfig;
  readonly observability: ObservabilityConfig;
  /** Every certificate that a variable names, to be watched for its expiry. */
  readonly certificates: readonly CertificateSource[];
}

export const WORKER_GROUPS = {
  temporal: temporalGroup,
  encryption: payloadEncryptionGroup,
  worker: workerGroup,
  postgres: postgresGroup,
  cache: cacheGroup,
  events: eventsGroup,
  bridge: bridgeGroup,
  vsync: vsyncGroup,
  observability: observabilityGroup,
};

/** Reads what a worker needs. @throws ConfigError with every fault at once. */
export function loadWorkerConfig(env: Environment): WorkerConfig {
  const config = readGroups(WORKER_GROUPS, env);
  return { ...config, certificates: certificateSources(WORKER_GROUPS, env) };
}
