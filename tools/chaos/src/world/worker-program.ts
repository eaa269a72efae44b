import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestDatabase } from '@conn-dict/database/embedded';
import { findFreePort } from '@conn-dict/free-port';
import { WORKER_MALLOC } from '@conn-dict/local-stack/programs';
import { type TcpProxy } from '@conn-dict/testing';
import type { WorkerName } from '../plan/fault-plan.js';
import type { Killable } from './killable.js';
import type { Links } from './network.js';
import { createProgram, type Program } from './program.js';

const MAIN = fileURLToPath(new URL('../../../../apps/worker/dist/main.js', import.meta.url));

export const TASK_QUEUE = 'chaos';
/** On a busy machine, while what it needs comes and goes. */
const SERVES_WITHIN_MS = 120_000;

export interface WorkerProgram {
  readonly program: Program;
  readonly logFile: string;
  /** How often it gave up while it started, because what it needs was away. */
  readonly failedStarts: number;
  /** Starts it, and again where it gave up, until it serves. @throws Error */
  serve(): Promise<void>;
  /** Answers of `/metrics`, `/health` and `/ready`; empty where it does not answer. */
  probe(): Promise<string>;
}

export interface WorkerProgramOptions {
  readonly name: WorkerName;
  readonly folder: string;
  readonly links: Links;
  readonly namespace: string;
  readonly database: TestDatabase;
  readonly topic: string;
  /** Where its traces go. */
  readonly traces: string;
}

/** Makes a combined worker as in production, behind its links, that says as much as it can. */
export async function createWorkerProgram(options: WorkerProgramOptions): Promise<WorkerProgram> {
  const { name, folder } = options;
  const [health, metrics] = await Promise.all([findFreePort(), findFreePort()]);
  const logFile = join(folder, `${name}.log`);
  const program = createProgram({
    title: name,
    command: process.execPath,
    args: [MAIN],
    env: {
      ...WORKER_MALLOC,
      ...toVariables(options),
      HEALTH_PORT: String(health),
      METRICS_PORT: String(metrics),
      LOG_LEVEL: 'debug',
    },
    logFile,
    isReady: async () => (await ask(`http://127.0.0.1:${health}/ready`)).ok,
  });
  const urls = [`${metrics}/metrics`, `${health}/health`, `${health}/ready`];
  const probe = async (): Promise<string> => {
    const answers = urls.map((url) => ask(`http://127.0.0.1:${url}`).then(({ text }) => text));
    return (await Promise.all(answers.map((answer) => answer.catch(() => '')))).join('\n');
  };
  let failedStarts = 0;
  const serve = async (): Promise<void> => {
    const giveUpAt = performance.now() + SERVES_WITHIN_MS;
    for (;;) {
      const before = program.endedByItself;
      program.start();
      try {
        await program.ready();
        return;
      } catch (error) {
        if (program.endedByItself === before || performance.now() > giveUpAt) throw error;
        failedStarts += program.endedByItself - before;
      }
    }
  };
  return {
    program,
    logFile,
    probe,
    serve,
    get failedStarts() {
      return failedStarts;
    },
  };
}

/** As a cluster does: what gave up is started again. */
export function toKillableWorker({ program, serve }: WorkerProgram): Killable {
  return {
    kill: () => program.kill(),
    revive: serve,
    freeze: () => program.freeze(),
    thaw: () => program.thaw(),
  };
}

async function ask(url: string): Promise<{ readonly ok: boolean; readonly text: string }> {
  const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
  return { ok: response.ok, text: await response.text() };
}

function toVariables(options: WorkerProgramOptions): Record<string, string> {
  const { links, namespace, database, topic, traces, folder } = options;
  const { user, password, database: name } = database.config;
  return {
    POSTGRES_HOST: links.postgres.host,
    POSTGRES_PORT: String(links.postgres.port),
    POSTGRES_USER: user,
    POSTGRES_PASSWORD: password,
    POSTGRES_DB: name,
    POSTGRES_MAX_CONNS: '8',
    TEMPORAL_ADDRESS: toAddress(links.temporal),
    TEMPORAL_NAMESPACE: namespace,
    TEMPORAL_TASK_QUEUE: TASK_QUEUE,
    BRIDGE_GRPC_ADDR: toAddress(links.bridge),
    PULSAR_URL: `ws://${toAddress(links.pulsar)}`,
    PULSAR_TOPIC: topic,
    REDIS_URL: `redis://${toAddress(links.redis)}`,
    OTEL_EXPORTER_OTLP_ENDPOINT: traces,
    VSYNC_SCRATCH_DIR: join(folder, 'files'),
  };
}

function toAddress({ host, port }: TcpProxy): string {
  return `${host}:${port}`;
}
