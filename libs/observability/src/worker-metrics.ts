import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import { createBreakerMetrics, type Breaker } from './breaker-metrics.js';
import { createCertificateMetrics, type CertificateSource } from './certificate-metrics.js';
import type { EventStep } from './event-backlog.js';
import { createEventMetrics } from './event-metrics.js';
import { createSyncMetrics, type SyncMetrics } from './sync-metrics.js';

/** How a task can end; `continued_as_new` is a workflow run that goes on in another. */
export const TASK_STATUSES = ['completed', 'failed', 'cancelled', 'continued_as_new'] as const;
export type TaskStatus = (typeof TASK_STATUSES)[number];

/** Seconds. 30 is a bound of its own: the alert HighTaskDuration asks whether the 95th percentile is above it. */
const DURATION_BUCKETS_SECONDS = [
  0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 30, 45, 60, 120, 300, 1800,
];

/** Task slots in use at this moment. */
export interface SlotsInUse {
  readonly workflows: number;
  readonly activities: number;
}

/** One operation on a cache; `CacheUse` of `@conn-dict/cache` has this shape. */
export interface CacheOperation {
  /** Name of the cache, such as `entry-status`. */
  readonly cache: string;
  /** `read`, `store` or `drop`. */
  readonly operation: string;
  /** `hit`, `miss`, `done`, `error`, … */
  readonly outcome: string;
}

/** The worker's own metrics, in a registry of their own. */
export interface WorkerMetrics extends SyncMetrics {
  /** Counts one attempt of an activity and its duration. */
  activityEnded(activityType: string, status: TaskStatus, durationSeconds: number): void;
  /** Counts a workflow run. Its duration is days by design and would trip HighTaskDuration: not observed. */
  workflowEnded(workflowType: string, status: TaskStatus): void;
  /** Counts an operation on a cache. */
  cacheUsed(use: CacheOperation): void;
  /** Follows an event on its way out. */
  eventMoved(step: EventStep): void;
  /** Says whether a circuit breaker is open. */
  setBreakerOpen(breaker: Breaker, isOpen: boolean): void;
  /** Sets `conn_dict_worker_health_status`. */
  setHealthy(healthy: boolean): void;
  /** Sets the two `active_…` gauges. */
  setSlotsInUse(slots: SlotsInUse): void;
  readonly contentType: string;
  /** All of it in Prometheus' text format. */
  text(): Promise<string>;
}

export interface WorkerMetricsOptions {
  /** Adds Node's process metrics. @default true */
  readonly processMetrics?: boolean;
  /** Certificates whose expiry is told. @default none */
  readonly certificates?: readonly CertificateSource[];
  /** Milliseconds since 1970. @default Date.now */
  readonly now?: () => number;
}

/** Makes the metrics of the worker (docs/metrics.md), at zero until something happens. */
export function createWorkerMetrics({
  processMetrics = true,
  certificates = [],
  now = Date.now,
}: WorkerMetricsOptions = {}): WorkerMetrics {
  const registry = new Registry();
  const registers = [registry];

  const processed = new Counter({
    name: 'conn_dict_worker_tasks_processed_total',
    help: 'Attempts of activities and runs of workflows that have ended.',
    labelNames: ['task_type', 'status'],
    registers,
  });
  const duration = new Histogram({
    name: 'conn_dict_worker_task_duration_seconds',
    help: 'Time that an attempt of an activity took.',
    labelNames: ['task_type'],
    buckets: DURATION_BUCKETS_SECONDS,
    registers,
  });
  const cacheOperations = new Counter({
    name: 'conn_dict_worker_cache_operations_total',
    help: 'Operations on caches of status answers.',
    labelNames: ['cache', 'operation', 'outcome'],
    registers,
  });
  const health = new Gauge({
    name: 'conn_dict_worker_health_status',
    help: '1 while the worker is ready for work, else 0.',
    registers,
  });
  const workflows = new Gauge({
    name: 'conn_dict_worker_active_workflows',
    help: 'Workflow task slots in use, of MAX_CONCURRENT_WORKFLOWS.',
    registers,
  });
  const activities = new Gauge({
    name: 'conn_dict_worker_active_activities',
    help: 'Activities at work, local ones included.',
    registers,
  });
  createCertificateMetrics('worker', registers, certificates);
  health.set(0);
  if (processMetrics) collectDefaultMetrics({ register: registry });

  return {
    activityEnded(activityType, status, durationSeconds) {
      processed.inc({ task_type: activityType, status });
      duration.observe({ task_type: activityType }, durationSeconds);
    },
    workflowEnded(workflowType, status) {
      processed.inc({ task_type: workflowType, status });
    },
    cacheUsed: ({ cache, operation, outcome }) =>
      cacheOperations.inc({ cache, operation, outcome }),
    ...createSyncMetrics(registers),
    ...createEventMetrics(registers, now),
    ...createBreakerMetrics(registers),
    setHealthy: (healthy) => health.set(healthy ? 1 : 0),
    setSlotsInUse(slots) {
      workflows.set(slots.workflows);
      activities.set(slots.activities);
    },
    contentType: registry.contentType,
    text: () => registry.metrics(),
  };
}
