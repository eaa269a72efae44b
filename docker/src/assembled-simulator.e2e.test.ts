// Proves of the simulator's image, assembled into an empty folder: it serves, tells what it serves, is asked how it is, and stops with 0.
import { findFreePort } from '@conn-dict/free-port';
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { startApp } from '../test/app-process.js';
import { createAssembledApp, type AssembledApp } from '../test/assembled-app.js';
import { expectProductionOnly } from '../test/expect-production-only.js';
import { contentsOf } from '../test/folder-contents.js';

let assembled: AssembledApp;
beforeAll(async () => {
  assembled = await createAssembledApp('bridge-simulator');
});
afterAll(() => assembled.remove());

it('holds its programs, its .proto files and the packages that they need, and no more', async () => {
  const contents = await contentsOf(assembled.folder);
  await expectProductionOnly(assembled.folder, contents);
  expect(contents.has('proto/dict/bridge/v1/bridge.proto')).toBe(true);
  expect([...contents.keys()].some((file) => file.includes('core-bridge'))).toBe(false);
});

it('serves with reflection, says how it is, and stops with 0', async () => {
  const { folder } = assembled;
  const env = { BRIDGE_SIMULATOR_ADDR: `127.0.0.1:${await findFreePort()}` };
  expect(await startApp(folder, ['health'], env).exitCode).toBe(1);
  const simulator = startApp(folder, ['main'], env);
  onTestFinished(() => simulator.kill('SIGKILL'));
  await vi.waitFor(
    async () => {
      const { exitCode } = startApp(folder, ['health'], env);
      expect(await exitCode, simulator.output()).toBe(0);
    },
    { timeout: 30_000, interval: 200 },
  );
  simulator.kill('SIGTERM');
  expect(await simulator.exitCode).toBe(0);
});
