import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createLogger, createWorkerMetrics, type Tracing } from '@conn-dict/observability';
import { bundleWorkflows } from '../src/bundle-workflows.js';
import { startWorker, type RunningWorker, type WorkerDeps } from '../src/start-worker.js';
import type { ProbeActivities } from './workflows/probe.workflow.js';

export interface TestBundle {
  readonly path: string;
  remove(): Promise<void>;
}

/** Makes the bundle of the test's workflows, with the interceptors of every worker. */
export async function createTestBundle(): Promise<TestBundle> {
  const folder = await mkdtemp(join(tmpdir(), 'worker-kit-'));
  const path = join(folder, 'workflows.js');
  const workflowsPath = fileURLToPath(new URL('./workflows/index.ts', import.meta.url));
  await bundleWorkflows({ workflowsPath, outputPath: path });
  return { path, remove: () => rm(folder, { recursive: true }) };
}

export interface KitWorkerOptions {
  readonly address: string;
  readonly bundlePath: string;
  /** @default one of its own */
  readonly taskQueue?: string;
  readonly activity?: ProbeActivities['ProbeActivity'];
  readonly tracing?: Tracing | undefined;
  readonly shutdownTimeoutMs?: number;
  readonly tls?: WorkerDeps['settings']['temporal']['tls'];
  readonly ports?: Partial<Pick<WorkerDeps['settings'], 'healthPort' | 'metricsPort'>>;
}

export interface KitWorker extends RunningWorker {
  readonly taskQueue: string;
  readonly logs: Record<string, unknown>[];
  /** What was closed so far, in order. */
  readonly closed: string[];
  /** What PostgreSQL and its schema answer from now on. */
  readonly postgres: { down: boolean; schemaFits: boolean };
  stop(): void;
  /** Status and body of a GET to the health server. */
  health(path: string): Promise<{ status: number; body: string }>;
  metrics(): Promise<string>;
}

/** Starts a worker of the kit with one activity and an infrastructure that only tells what happens to it. */
export async function startKitWorker(options: KitWorkerOptions): Promise<KitWorker> {
  const logs: Record<string, unknown>[] = [];
  const closed: string[] = [];
  const postgres = { down: false, schemaFits: true };
  const stopping = new AbortController();
  const taskQueue = options.taskQueue ?? `kit-${randomUUID()}`;
  const close = (name: string) => async (): Promise<void> => void closed.push(name);
  const check = async (well: boolean, fault: string): Promise<void> => {
    if (!well) throw new Error(fault);
  };
  const worker = await startWorker(
    {
      settings: {
        temporal: {
          connection: { address: options.address },
          tls: options.tls,
          tlsLookEveryMs: 20,
          namespace: 'default',
          taskQueue,
          hostTaskQueue: `${taskQueue}-host`,
        },
        slots: { activities: 10, workflows: 10 },
        pollers: { activities: 2, workflows: 2 },
        maxCachedWorkflows: 10,
        healthPort: 0,
        metricsPort: 0,
        shutdownTimeoutMs: options.shutdownTimeoutMs ?? 30_000,
        ...options.ports,
      },
      logger: createLogger({
        level: 'debug',
        write: (line) => logs.push(JSON.parse(line) as Record<string, unknown>),
      }),
      metrics: createWorkerMetrics(),
      tracing: options.tracing,
      domain: {
        name: 'probe',
        workflowTypes: ['ProbeWorkflow'],
        activities: { ProbeActivity: options.activity ?? (() => Promise.resolve('probed')) },
      },
      bundlePath: options.bundlePath,
      infrastructure: {
        postgres: {
          check: () => check(!postgres.down, 'PostgreSQL is down'),
          checkSchema: () => check(postgres.schemaFits, 'the schema is older'),
          close: close('postgres'),
        },
        events: { close: close('events') },
        others: [{ name: 'bridge', close: close('bridge') }],
      },
    },
    stopping.signal,
  );
  return {
    ...worker,
    taskQueue,
    logs,
    closed,
    postgres,
    stop: () => stopping.abort(),
    health: (path) => getText(worker.healthPort, path),
    metrics: async () => (await getText(worker.metricsPort, '/metrics')).body,
  };
}

function getText(port: number, path: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    get({ port, path, agent: false }, (response) => {
      let body = '';
      response.on('data', (part) => (body += String(part)));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, body });
      });
    }).on('error', reject);
  });
}

const WAIT_MS_MAX = 45_000;

/** Looks again and again until it is so. @throws Error with what was seen last, after 45 s */
export async function until<T>(look: () => Promise<T> | T, isSo: (seen: T) => boolean): Promise<T> {
  const giveUpAt = Date.now() + WAIT_MS_MAX;
  let seen = await look();
  while (!isSo(seen)) {
    if (Date.now() > giveUpAt) throw new Error(`still ${JSON.stringify(seen)}`);
    await sleep(50);
    seen = await look();
  }
  return seen;
}
