import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Environment } from '@conn-dict/config';
import { DATABASE_LOGIN, acceptsConnections, answersOk } from '@conn-dict/local-stack/programs';
import { CLAIM, NOOP_TWO_SPEED, type LoadKind } from '../load/load-kind.js';
import type { BenchFolder } from './bench-folder.js';
import { startProgram, type BenchProgram } from './bench-program.js';

export const NAMESPACE = 'default';

export const PORT_NAMES = [
  'temporal',
  'temporalHttp',
  'temporalMetrics',
  'postgres',
  'bridge',
  'workerHealth',
  'workerMetrics',
  'noopHealth',
  'noopMetrics',
] as const;
export type BenchPorts = Readonly<Record<(typeof PORT_NAMES)[number], number>>;

/** What every program of the bench is started from. */
export interface PartContext {
  /** Root of the project. */
  readonly root: string;
  readonly ports: BenchPorts;
  readonly folder: BenchFolder;
  /** Variables that every program gets. */
  readonly environment: Environment;
  /** Path of the `temporal` command. */
  readonly temporalCli: string;
  /** Where the workers leave CPU profiles, each in a folder of its own; none are made where it is missing. */
  readonly profileDir: string | undefined;
  readonly signal: AbortSignal;
}

/** Starts Temporal's development server, in memory. */
export function startTemporal(context: PartContext): Promise<BenchProgram> {
  const { ports, folder, environment, temporalCli, signal } = context;
  const options = [
    ['--ip', '127.0.0.1'],
    ['--port', ports.temporal],
    ['--http-port', ports.temporalHttp],
    ['--metrics-port', ports.temporalMetrics],
    ['--log-level', 'error'],
    ['--headless'],
  ];
  const { temporalHttp } = ports;
  return startProgram({
    title: 'Temporal',
    command: temporalCli,
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

/** Starts the combined worker as it is in production, its events in a file. */
export function startClaimWorker(context: PartContext): Promise<BenchProgram> {
  const { root, ports, folder } = context;
  return startWorker(context, CLAIM, {
    title: 'Worker',
    program: join(root, 'apps/worker/dist/main.js'),
    healthPort: ports.workerHealth,
    metricsPort: ports.workerMetrics,
    env: {
      POSTGRES_HOST: '127.0.0.1',
      POSTGRES_PORT: String(ports.postgres),
      POSTGRES_USER: DATABASE_LOGIN.user,
      POSTGRES_PASSWORD: DATABASE_LOGIN.password,
      POSTGRES_DB: DATABASE_LOGIN.database,
      POSTGRES_SSLMODE: 'disable',
      PULSAR_URL: pathToFileURL(folder.eventsFile).href,
      BRIDGE_GRPC_ADDR: `127.0.0.1:${ports.bridge}`,
    },
  });
}

/** Starts the worker of the claims that do nothing. */
export function startNoopWorker(context: PartContext): Promise<BenchProgram> {
  const { root, ports } = context;
  return startWorker(context, NOOP_TWO_SPEED, {
    title: 'No-op worker',
    program: join(root, 'tools/bench/dist/noop/noop-worker.js'),
    healthPort: ports.noopHealth,
    metricsPort: ports.noopMetrics,
    env: {},
  });
}

interface WorkerProgram {
  readonly title: string;
  readonly program: string;
  readonly healthPort: number;
  readonly metricsPort: number;
  readonly env: Environment;
}

function startWorker(
  { root, ports, folder, environment, profileDir, signal }: PartContext,
  { taskQueue, worker }: LoadKind,
  { title, program, healthPort, metricsPort, env }: WorkerProgram,
): Promise<BenchProgram> {
  const profiling =
    profileDir === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${join(profileDir, worker)}`];
  return startProgram({
    title,
    command: process.execPath,
    args: [...profiling, program],
    cwd: root,
    env: {
      ...environment,
      ...env,
      TEMPORAL_ADDRESS: `127.0.0.1:${ports.temporal}`,
      TEMPORAL_NAMESPACE: NAMESPACE,
      TEMPORAL_TASK_QUEUE: taskQueue,
      HEALTH_PORT: String(healthPort),
      METRICS_PORT: String(metricsPort),
    },
    logFile: folder.logFile(worker),
    stopTimeoutMs: 40_000,
    isReady: () => answersOk(`http://127.0.0.1:${healthPort}/ready`),
    signal,
  });
}
