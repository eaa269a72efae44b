import { join } from 'node:path';
import { createProgramService } from './program-service.js';
import { acceptsConnections } from './readiness.js';
import type { Service } from './service.js';
import type { StackContext } from './stack-context.js';

/** Makes the stand-in for the Bridge and the directory behind it; an empty directory starts with the demo entries. */
export function createSimulatorService(context: StackContext): Service {
  const { root, ports, data, demo, environment } = context;
  return createProgramService({
    name: 'simulator',
    title: 'Bridge simulator',
    program: {
      command: process.execPath,
      args: [join(root, 'apps/bridge-simulator/dist/main.js')],
      cwd: root,
      env: {
        ...environment,
        BRIDGE_SIMULATOR_ADDR: `127.0.0.1:${ports.bridge}`,
        BRIDGE_SIMULATOR_DATA_FILE: data.simulatorFile,
        BRIDGE_SIMULATOR_DEMO: String(demo),
      },
      logFile: join(data.logsDir, 'simulator.log'),
    },
    readyTimeoutMs: 30_000,
    isReady: () => acceptsConnections(ports.bridge),
  });
}
