// Proves of the codec server's image, assembled into an empty folder: it serves, is asked how it is, tells its metrics, and stops with 0.
import { randomBytes } from 'node:crypto';
import { findFreePort } from '@conn-dict/free-port';
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { startApp } from '../test/app-process.js';
import { createAssembledApp, type AssembledApp } from '../test/assembled-app.js';
import { expectProductionOnly } from '../test/expect-production-only.js';
import { contentsOf } from '../test/folder-contents.js';

let assembled: AssembledApp;
beforeAll(async () => {
  assembled = await createAssembledApp('codec-server');
});
afterAll(() => assembled.remove());

it('holds its programs and the packages that they need, serves, says how it is, and stops with 0', async () => {
  const { folder } = assembled;
  await expectProductionOnly(folder, await contentsOf(folder));
  const metricsAddress = `127.0.0.1:${await findFreePort()}`;
  const env = {
    CODEC_SERVER_METRICS_ADDR: metricsAddress,
    CODEC_SERVER_ADDR: `127.0.0.1:${await findFreePort()}`,
    CODEC_SERVER_TOKENS: randomBytes(32).toString('hex'),
    PAYLOAD_ENCRYPTION_KEYS: `image=${randomBytes(32).toString('base64')}`,
    PAYLOAD_ENCRYPTION_KEY_ID: 'image',
  };
  expect(await startApp(folder, ['health'], env).exitCode).toBe(1);
  const server = startApp(folder, ['main'], env);
  onTestFinished(() => server.kill('SIGKILL'));
  await vi.waitFor(
    async () => {
      expect(await startApp(folder, ['health'], env).exitCode, server.output()).toBe(0);
    },
    { timeout: 30_000, interval: 200 },
  );
  const metrics = await fetch(`http://${metricsAddress}/metrics`);
  expect(await metrics.text()).toContain('conn_dict_codec_server_payloads_total');
  server.kill('SIGTERM');
  expect(await server.exitCode).toBe(0);
});
