import { join } from 'node:path';
import type { Environment } from '@conn-dict/config';
import { acceptsConnections, answersOk } from '@conn-dict/local-stack/programs';
import type { BenchFolder } from './bench-folder.js';
import type { BenchPorts } from './bench-ports.js';
import { startProgram, type BenchProgram } from './bench-program.js';

export const NAMESPACE = 'default';

export type TemporalServerKind = 'development' | 'released';

/** What every program of the bench is started from. */
export interface PartContext {
  /** Root of the project. */
  readonly root: string;
  readonly ports: BenchPorts;
  readonly folder: BenchFolder;
  /** Variables that every program gets. */
  readonly environment: Environment;
  /** Variables that the combined workers get on top. */
  readonly workerEnvironment: Environment;
  /** Temporal's development server, or its released one. */
  readonly temporalServer: TemporalServerKind;
  /** Path of its program. */
  readonly temporalProgram: string;
  /** Where the workers leave CPU profiles, each in a folder of its own; none are made where it is missing. */
  readonly profileDir: string | undefined;
  /** Dynamic configuration of Temporal's server, over its own. */
  readonly temporalConfig: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** Starts Temporal's development server, in memory. */
export function startDevelopmentServer(context: PartContext): Promise<BenchProgram> {
  const { ports, folder, environment, temporalProgram, temporalConfig, signal } = context;
  const options = [
    ['--ip', '127.0.0.1'],
    ['--port', ports.temporal],
    ['--http-port', ports.temporalHttp],
    ['--metrics-port', ports.temporalMetrics],
    ['--log-level', 'error'],
    ['--headless'],
    ...Object.entries(temporalConfig).map((value) => ['--dynamic-config-value', value.join('=')]),
  ];
  const { temporalHttp } = ports;
  return startProgram({
    title: 'Temporal',
    command: temporalProgram,
    args: ['server', 'start-dev', ...options.flat().map(String)],
    cwd: folder.path,
    env: environment,
    logFile: folder.logFile('temporal'),
    stopTimeoutMs: 5_000,
    isReady: () => answersOk(`http://127.0.0.1:${temporalHttp}/api/v1/namespaces/${NAMESPACE}`),
    signal,
  });
}

/** Starts the simulator, in memory and without demo entries. */
export function startSimulator(context: PartContext): Promise<BenchProgram> {
  const { root, ports, folder, environment, signal } = context;
  return startProgram({
    title: 'Bridge simulator',
    command: process.execPath,
    args: [join(root, 'apps/bridge-simulator/dist/main.js')],
    cwd: root,
    env: {
      ...environment,
      BRIDGE_SIMULATOR_ADDR: `127.0.0.1:${ports.bridge}`,
      BRIDGE_SIMULATOR_DEMO: 'false',
    },
    logFile: folder.logFile('simulator'),
    stopTimeoutMs: 7_000,
    isReady: () => acceptsConnections(ports.bridge),
    signal,
  });
}
