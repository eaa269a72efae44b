import type { NativeConnection, Worker } from '@temporalio/worker';
import type { ReadinessDeps } from './readiness.js';
import { pingTemporal } from './temporal-connection.js';
import type { WorkerInfrastructure } from './worker-infrastructure.js';
import type { TemporalSettings } from './worker-settings.js';

/** What a starting worker has so far. */
export interface WorkerParts {
  connection?: NativeConnection;
  worker?: Worker;
  /** The one of the queue of this process, where its domain has work for that. */
  hostWorker?: Worker;
}

/** Makes the checks behind `/ready` from what the worker has at that moment. */
export function createReadinessChecks(
  parts: WorkerParts,
  temporal: TemporalSettings,
  postgres: WorkerInfrastructure['postgres'],
): ReadinessDeps['checks'] {
  return {
    async temporal() {
      if (parts.connection === undefined) {
        throw new Error(`not connected to ${temporal.connection.address ?? 'the server'} yet`);
      }
      await pingTemporal(parts.connection, temporal.namespace);
    },
    postgres: () => postgres.check(),
    schema: () => postgres.checkSchema(),
    async worker() {
      const state = parts.worker?.getState() ?? 'not created yet';
      if (state !== 'RUNNING') throw new Error(`worker is ${state}`);
      const hostState = parts.hostWorker?.getState() ?? 'RUNNING';
      if (hostState !== 'RUNNING') throw new Error(`worker of the host is ${hostState}`);
    },
  };
}
