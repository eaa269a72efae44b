// Proves that an image is not assembled without the native client of Pulsar where it was asked for, and that the reason and the ways out are told.
import { findFreePort } from '@conn-dict/free-port';
import { expect, it, vi } from 'vitest';
import { AssemblyError } from './assembly-error.js';
import { installNativePulsar } from './pulsar-client.js';
import { WORKSPACE_ROOT } from './workspace-root.js';

it('a download that fails ends the assembly', async () => {
  const nowhere = `http://127.0.0.1:${await findFreePort()}`;
  vi.stubEnv('npm_config_pulsar_binary_host_mirror', nowhere);
  const failure: unknown = await installNativePulsar(WORKSPACE_ROOT).catch(
    (error: unknown) => error,
  );
  vi.unstubAllEnvs();
  expect(failure).toBeInstanceOf(AssemblyError);
  expect(String(failure)).toContain('assemble with "websocket"');
  expect(String(failure)).toContain('ECONNREFUSED');
});
