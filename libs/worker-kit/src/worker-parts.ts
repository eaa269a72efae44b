import type { NativeConnection, Worker } from '@temporalio/worker';
import type { ReadinessDeps } from './readiness.js';
import type { TemporalConnector } from './temporal-connector.js';
import type { WorkerInfrastructure } from './worker-infrastructure.js';
import type { TemporalSettings } from './worker-settings.js';

/** What a starting worker has so far. */
export interface WorkerParts {
  /** Another one after its certificates were rotated. */
  connection?: NativeConnection;
  /** Why TLS to Temporal failed while it was first connected to. */
  tlsFault?: string;
  worker?: Worker;
  /** The one of the queue of this process, where its domain has work for that. */
  hostWorker?: Worker;
}

/** Makes the checks behind `/ready` from what the worker has at that moment. */
export function createReadinessChecks(
  parts: WorkerParts,
  temporal: TemporalSettings,
  connector: TemporalConnector,
  postgres: WorkerInfrastructure['postgres'],
): ReadinessDeps['checks'] {
  return {
    async temporal() {
      if (parts.connection === undefined) {
        const address = temporal.connection.address ?? 'the server';
        const fault = parts.tlsFault === undefined ? '' : `: ${parts.tlsFault}`;
        throw new Error(`not connected to ${address} yet${fault}`);
      }
      await connector.ping(parts.connection);
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
