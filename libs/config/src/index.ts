export type { CertificateSource } from './certificate-sources.js';
export { loadClientConfig, type ClientConfig } from './client-config.js';
export { loadCodecServerConfig, type CodecServerProgramConfig } from './codec-server-config.js';
export { ConfigError, type ConfigFault } from './config-error.js';
export {
  codecServerEnvironmentSchema,
  workerEnvironmentSchema,
  type EnvironmentSchema,
  type VariableSchema,
} from './environment-schema.js';
export { goDurationMs } from './formats/go-duration.js';
export { readEnvironment, type Environment } from './environment.js';
export { loadPayloadEncryptionConfig } from './payload-encryption-config.js';
export { loadDatabaseConfig } from './database-config.js';
export { loadHealthConfig } from './health-config.js';
export { loadSimulatorConfig } from './simulator-config.js';
export { loadWorkerConfig, type WorkerConfig } from './worker-config.js';
export { readWorkerConfigParts, type WorkerConfigParts } from './worker-config-parts.js';
export type { BridgeConfig } from './groups/bridge.js';
export type { CacheConfig, RedisConfig } from './groups/cache.js';
export type { CodecServerConfig, CodecServerJwtConfig } from './groups/codec-server.js';
export type { EventsConfig } from './groups/events.js';
export { LOG_LEVELS, type LogLevel } from './groups/log-level.js';
export type { ObservabilityConfig } from './groups/observability.js';
export type { PayloadEncryptionConfig } from './groups/payload-encryption.js';
export type { DatabaseConfig, PostgresTls } from './groups/postgres.js';
export type { SimulatorConfig, SimulatorTlsConfig } from './groups/simulator.js';
export type { TemporalConfig } from './groups/temporal.js';
export type { VSyncConfig } from './groups/vsync.js';
export type { WorkerSlotsConfig } from './groups/worker.js';
export type { PemSource, TlsFiles } from './tls-files.js';
export { unknownVariables, type UnknownVariable } from './unknown-variables.js';
