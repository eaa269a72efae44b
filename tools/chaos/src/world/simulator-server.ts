import { findFreePort } from '@conn-dict/free-port';
import { connect } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createProgram, type Program } from './program.js';

const MAIN = fileURLToPath(
  new URL('../../../../apps/bridge-simulator/dist/main.js', import.meta.url),
);

export interface SimulatorServer {
  readonly port: number;
  readonly program: Program;
}

/** Makes the built bridge simulator, its directory in a file of `folder`, so that a restart goes on with it. */
export async function createSimulatorServer(folder: string): Promise<SimulatorServer> {
  const port = await findFreePort();
  const program = createProgram({
    title: 'Bridge simulator',
    command: process.execPath,
    args: [MAIN],
    env: {
      BRIDGE_SIMULATOR_ADDR: `127.0.0.1:${port}`,
      BRIDGE_SIMULATOR_DATA_FILE: join(folder, 'directory.journal'),
      BRIDGE_SIMULATOR_DEMO: 'false',
    },
    logFile: join(folder, 'simulator.log'),
    isReady: async () => {
      const socket = connect({ host: '127.0.0.1', port });
      await once(socket, 'connect').finally(() => socket.destroy());
      return true;
    },
  });
  return { port, program };
}
