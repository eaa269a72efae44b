import type { HttpRoutes, SlotsInUse, WorkerMetrics } from '@conn-dict/observability';
import type { Readiness } from './readiness.js';

export interface MetricsRoutesDeps {
  readonly metrics: WorkerMetrics;
  readonly readiness: Readiness;
  /** The SDK's own metrics as text; empty where they cannot be read. */
  readonly sdkMetrics: () => Promise<string>;
  /** Reads the slots in use, from the SDK's text where it tells them. */
  readonly slotsInUse: (sdkText: string) => SlotsInUse;
  /** Brings up to date what takes a while; not waited for. */
  readonly refresh: () => void;
}

/** `/metrics`: ours and the SDK's as one text. `conn_dict_worker_health_status` is what `/ready` would answer. */
export function createMetricsRoutes(deps: MetricsRoutesDeps): HttpRoutes {
  return {
    '/metrics': async () => {
      deps.refresh();
      const sdkText = await deps.sdkMetrics();
      // Last: a shutdown that begins while the SDK is read must not be overwritten by what was true before.
      const state = await deps.readiness.check();
      deps.metrics.setHealthy(state.ready);
      deps.metrics.setSlotsInUse(deps.slotsInUse(sdkText));
      const body = `${await deps.metrics.text()}${sdkText}`;
      return { status: 200, contentType: deps.metrics.contentType, body };
    },
  };
}
