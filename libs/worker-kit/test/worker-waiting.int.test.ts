// Proves that a worker without a Temporal server lives, says what it waits for, and stops at once.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestBundle, startKitWorker, until, type TestBundle } from './kit-worker.js';
import { findFreePort } from '@conn-dict/free-port';

let bundle: TestBundle;
beforeAll(async () => {
  bundle = await createTestBundle();
});
afterAll(() => bundle.remove());

it('refuses to start without its workflow bundle', async () => {
  const start = startKitWorker({ address: '127.0.0.1:1', bundlePath: '/nowhere/workflows.js' });
  await expect(start).rejects.toThrow('no workflow bundle at /nowhere/workflows.js');
});

it('waits for the server, is not ready, and stops with code 0', async () => {
  const address = `127.0.0.1:${await findFreePort()}`;
  const worker = await startKitWorker({ address, bundlePath: bundle.path });
  expect(await worker.health('/health')).toMatchObject({ status: 200 });
  const body = `{"status":"not_ready","reason":"temporal","error":"not connected to ${address} yet"}`;
  expect(await worker.health('/ready')).toEqual({ status: 503, body });
  expect(await worker.metrics()).toContain('conn_dict_worker_health_status 0\n');
  await until(
    () => worker.logs.filter(({ dependency }) => dependency === 'temporal').length,
    (attempts) => attempts >= 2,
  );
  worker.stop();
  expect(await worker.exitCode).toBe(0);
  expect(worker.closed).toEqual(['postgres', 'events', 'bridge']);
});
