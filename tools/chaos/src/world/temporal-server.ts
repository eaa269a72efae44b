import { join } from 'node:path';
import { findFreePort } from '@conn-dict/free-port';
import { componentPath } from '@conn-dict/testing';
import { createProgram, type Program } from './program.js';

export interface TemporalServer {
  readonly port: number;
  readonly program: Program;
}

/** Makes Temporal's development server, its data in a file of `folder`, so that a restart goes on with it. */
export async function createTemporalServer(folder: string): Promise<TemporalServer> {
  const [command, port, httpPort, metricsPort] = await Promise.all([
    componentPath('temporal-cli'),
    findFreePort(),
    findFreePort(),
    findFreePort(),
  ]);
  const options = [
    ['--ip', '127.0.0.1'],
    ['--port', port],
    ['--http-port', httpPort],
    ['--metrics-port', metricsPort],
    ['--db-filename', join(folder, 'temporal.db')],
    ['--log-level', 'warn'],
    ['--headless'],
  ];
  const program = createProgram({
    title: 'Temporal',
    command,
    args: ['server', 'start-dev', ...options.flat().map(String)],
    env: { HOME: folder },
    logFile: join(folder, 'temporal.log'),
    isReady: async () => {
      const response = await fetch(`http://127.0.0.1:${httpPort}/api/v1/namespaces/default`);
      await response.body?.cancel();
      return response.ok;
    },
  });
  return { port, program };
}
