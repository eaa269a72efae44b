import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { findFreePort } from '@conn-dict/free-port';
import { Client, Connection } from '@temporalio/client';

const COMPONENTS = fileURLToPath(new URL('../../../tools/setup/components.mjs', import.meta.url));
const START_TIMEOUT_MS = 60_000;

export interface TemporalServer {
  readonly address: string;
  /** Beside the SDK's native runtime, which the worker under test installs for itself. */
  readonly client: Client;
  stop(): Promise<void>;
}

/** Starts Temporal's real server, in memory, as a process of its own. */
export async function startTemporalServer(): Promise<TemporalServer> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    COMPONENTS,
    'path',
    'temporal-cli',
  ]);
  const [port, httpPort, metricsPort] = await Promise.all([
    findFreePort(),
    findFreePort(),
    findFreePort(),
  ]);
  const options = ['--port', port, '--http-port', httpPort, '--metrics-port', metricsPort];
  const server = spawn(
    stdout.trim(),
    ['server', 'start-dev', '--headless', '--ip', '127.0.0.1', ...options.map(String)],
    { stdio: 'ignore' },
  );
  const address = `127.0.0.1:${port}`;
  const connection = await connect(address);
  return {
    address,
    client: new Client({ connection }),
    async stop() {
      await connection.close();
      server.kill('SIGKILL');
      if (server.exitCode === null && server.signalCode === null) await once(server, 'exit');
    },
  };
}

async function connect(address: string): Promise<Connection> {
  const giveUpAt = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    try {
      const connection = await Connection.connect({ address, connectTimeout: 1_000 });
      await connection.workflowService.describeNamespace({ namespace: 'default' });
      return connection;
    } catch (error) {
      if (Date.now() > giveUpAt) throw error;
    }
    await sleep(100);
  }
}
