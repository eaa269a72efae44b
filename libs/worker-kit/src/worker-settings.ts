import type { TlsFiles } from '@conn-dict/tls';
import type { NativeConnectionOptions } from '@temporalio/worker';

/** What of the configuration makes a worker; the app maps its config to this. */
export interface WorkerSettings {
  readonly temporal: TemporalSettings;
  /** Tasks worked on at once. */
  readonly slots: { readonly activities: number; readonly workflows: number };
  /** Open polls at once. */
  readonly pollers: { readonly activities: number; readonly workflows: number };
  /** Workflows kept in memory between their tasks; bounds the memory. */
  readonly maxCachedWorkflows: number;
  /** Port of `/health` and `/ready`; 0 takes a free one. */
  readonly healthPort: number;
  /** Port of `/metrics`; 0 takes a free one. */
  readonly metricsPort: number;
  /** How long running tasks may take after a stop signal. */
  readonly shutdownTimeoutMs: number;
}

export interface TemporalSettings {
  /** Address, API key and headers, as the SDK takes them. */
  readonly connection: Omit<NativeConnectionOptions, 'tls'>;
  /** False or left out for a plain connection; rotated certificates are taken while the worker runs. */
  readonly tls?: false | TlsFiles | undefined;
  /** How often to look for rotated certificates. @default 10 s */
  readonly tlsLookEveryMs?: number | undefined;
  readonly namespace: string;
  readonly taskQueue: string;
  /** The queue of this process alone, for work that stays on its host. */
  readonly hostTaskQueue: string;
  /** Worker Versioning; off where missing. */
  readonly deployment?: WorkerDeployment | undefined;
}

/** The worker's place in a worker deployment. */
export interface WorkerDeployment {
  /** `TEMPORAL_DEPLOYMENT_NAME` */
  readonly deploymentName: string;
  /** `TEMPORAL_WORKER_BUILD_ID` */
  readonly buildId: string;
}
