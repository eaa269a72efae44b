export {
  createLogger,
  LOG_LEVELS,
  type Logger,
  type LoggerOptions,
  type LogLevel,
} from './logger.js';
export type { LogMetadata } from './log-fields.js';
export { toErrorFields } from './error-fields.js';
export {
  createWorkerMetrics,
  TASK_STATUSES,
  type CacheOperation,
  type SlotsInUse,
  type TaskStatus,
  type WorkerMetrics,
  type WorkerMetricsOptions,
} from './worker-metrics.js';
export type { CertificateSource } from './certificate-metrics.js';
export {
  createCodecServerMetrics,
  type CodecServerMetrics,
  type EndedRequest,
} from './codec-server-metrics.js';
export type { EventStep } from './event-backlog.js';
export type { EndedSync, KnownSync, SyncMetrics } from './sync-metrics.js';
export {
  startHttpServer,
  toJsonAnswer,
  type HttpAnswer,
  type HttpRoutes,
  type HttpServer,
} from './http-server.js';
export { createTracing, type PastSpan, type Tracing, type TracingOptions } from './tracing.js';
export { currentTraceHeaders } from './trace-headers.js';
export { createBridgeCallTrace } from './calls/bridge-calls.js';
export { createPublicationTrace } from './calls/publications.js';
export { createQueryTrace } from './calls/queries.js';
