// Proves that readiness names the state of the SDK's workers, of the queue and of the host, as long as it is not RUNNING.
import type { NativeConnection, Worker } from '@temporalio/worker';
import { describe, expect, it } from 'vitest';
import { createTemporalConnector } from './temporal-connector.js';
import { createReadinessChecks, type WorkerParts } from './worker-parts.js';

const workerIn = (state: string) => ({ getState: () => state }) as unknown as Worker;

function checkOf(parts: WorkerParts) {
  const postgres = {
    check: async () => 1,
    checkSchema: async () => 1,
    close: async () => undefined,
  };
  const temporal = {
    connection: { address: 'temporal:7233' },
    namespace: 'default',
    taskQueue: 'queue',
    hostTaskQueue: 'host',
  };
  const connector = createTemporalConnector(temporal, () => undefined);
  return createReadinessChecks(parts, temporal, connector, postgres);
}

describe('the readiness of the worker', () => {
  it('is there while both run, or the one that there is', async () => {
    await expect(checkOf({ worker: workerIn('RUNNING') }).worker()).resolves.toBeUndefined();
    const both = { worker: workerIn('RUNNING'), hostWorker: workerIn('RUNNING') };
    await expect(checkOf(both).worker()).resolves.toBeUndefined();
  });

  it.each(['INITIALIZED', 'STOPPING', 'DRAINING', 'DRAINED', 'STOPPED', 'FAILED'])(
    'is not there while one of them is %s',
    async (state) => {
      await expect(checkOf({ worker: workerIn(state) }).worker()).rejects.toThrow(
        `worker is ${state}`,
      );
      const host = { worker: workerIn('RUNNING'), hostWorker: workerIn(state) };
      await expect(checkOf(host).worker()).rejects.toThrow(`worker of the host is ${state}`);
    },
  );

  it('is not there before there is a worker, or a connection', async () => {
    await expect(checkOf({}).worker()).rejects.toThrow('worker is not created yet');
    await expect(checkOf({}).temporal()).rejects.toThrow('not connected to temporal:7233 yet');
  });

  it('is not there where the server does not know the namespace', async () => {
    const connection = {
      withDeadline: () => Promise.reject(new Error('Namespace default is not found.')),
    } as unknown as NativeConnection;
    await expect(checkOf({ connection }).temporal()).rejects.toThrow('not found');
  });
});
