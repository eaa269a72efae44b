import { join } from 'node:path';
import { AssemblyError } from './assembly-error.js';
import { runCommand } from './run-command.js';

/** With Pulsar's native client, or for its WebSocket API alone. */
export const PULSAR_CLIENTS = ['native', 'websocket'] as const;
export type PulsarClient = (typeof PULSAR_CLIENTS)[number];

export function isPulsarClient(text: string): text is PulsarClient {
  return (PULSAR_CLIENTS as readonly string[]).includes(text);
}

/**
 * Downloads the binary of Pulsar's native client, which comes from the Apache archive and not from npm's registry, and
 * tries it. It is never compiled: that would need compilers and Pulsar's C++ library.
 *
 * @throws AssemblyError the download failed, or the binary cannot be loaded here
 */
export async function installNativePulsar(folder: string): Promise<void> {
  const client = join(folder, 'node_modules/pulsar-client');
  const download = join(folder, 'node_modules/@mapbox/node-pre-gyp/bin/node-pre-gyp');
  try {
    await runCommand(process.execPath, [download, 'install', '--update-binary'], client);
    await runCommand(process.execPath, ['GenCertFile.js'], client);
    await runCommand(process.execPath, ['-e', "require('pulsar-client')"], folder);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new AssemblyError(
      `the native client of Pulsar cannot be installed: ${REMEDY}\n${reason}`,
    );
  }
}

const REMEDY =
  'give access to archive.apache.org, or a mirror of it in npm_config_pulsar_binary_host_mirror, or assemble with "websocket" for ws: and wss: alone';
