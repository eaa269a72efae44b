import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Environment } from '@conn-dict/config';
import { DEFAULT_TASK_QUEUE } from '@conn-dict/contracts';
import { DATABASE_LOGIN, answersOk } from '@conn-dict/local-stack/programs';
import { NOOP_TASK_QUEUE } from '../load/load-kind.js';
import { startProgram, type BenchProgram } from './bench-program.js';
import type { WorkerPorts } from './bench-ports.js';
import { NAMESPACE, type PartContext } from './stack-parts.js';

/** Starts a combined worker as it is in production, its events in a file. */
export function startCombinedWorker(context: PartContext, index: number): Promise<BenchProgram> {
  const { root, ports, folder } = context;
  const name = workerName('workers', index);
  return startWorker(context, {
    title: 'Worker',
    name,
    program: join(root, 'apps/worker/dist/main.js'),
    taskQueue: DEFAULT_TASK_QUEUE,
    ports: ports.workers[index]!,
    env: {
      POSTGRES_HOST: '127.0.0.1',
      POSTGRES_PORT: String(ports.postgres),
      POSTGRES_USER: DATABASE_LOGIN.user,
      POSTGRES_PASSWORD: DATABASE_LOGIN.password,
      POSTGRES_DB: DATABASE_LOGIN.database,
      POSTGRES_SSLMODE: 'disable',
      PULSAR_URL: pathToFileURL(folder.eventsFile(name)).href,
      BRIDGE_GRPC_ADDR: `127.0.0.1:${ports.bridge}`,
      ...context.workerEnvironment,
    },
  });
}

/** Starts a worker of the claims and entries that do nothing. */
export function startNoopWorker(context: PartContext, index: number): Promise<BenchProgram> {
  return startWorker(context, {
    title: 'No-op worker',
    name: workerName('noopWorkers', index),
    program: join(context.root, 'tools/bench/dist/noop/noop-worker.js'),
    taskQueue: NOOP_TASK_QUEUE,
    ports: context.ports.noopWorkers[index]!,
    env: {},
  });
}

/** Names a process of a worker in files: its log, its events, its profiles. */
export function workerName(worker: 'workers' | 'noopWorkers', index: number): string {
  return `${worker === 'workers' ? 'worker' : 'noop-worker'}-${index + 1}`;
}

interface WorkerProgram {
  readonly title: string;
  readonly name: string;
  readonly program: string;
  readonly taskQueue: string;
  readonly ports: WorkerPorts;
  readonly env: Environment;
}

function startWorker(
  { root, ports, folder, environment, profileDir, signal }: PartContext,
  { title, name, program, taskQueue, ports: { health, metrics }, env }: WorkerProgram,
): Promise<BenchProgram> {
  const profiling =
    profileDir === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${join(profileDir, name)}`];
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
      HEALTH_PORT: String(health),
      METRICS_PORT: String(metrics),
    },
    logFile: folder.logFile(name),
    stopTimeoutMs: 40_000,
    isReady: () => answersOk(`http://127.0.0.1:${health}/ready`),
    signal,
  });
}
