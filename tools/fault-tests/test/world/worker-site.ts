import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  createTestDatabase,
  type TestDatabase,
  type TestPostgres,
} from '@conn-dict/database/embedded';
import { findFreePort } from '@conn-dict/free-port';
import { startTcpProxy, type TcpProxy } from '@conn-dict/testing';
import { createProgram, type Program } from '@conn-dict/chaos';

const MAIN = fileURLToPath(new URL('../../../../apps/worker/dist/main.js', import.meta.url));

export const DEPENDENCIES = ['temporal', 'postgres', 'bridge', 'pulsar'] as const;
export type Dependency = (typeof DEPENDENCIES)[number];

/** A worker as in production, on a task queue and a database of its own, with a proxy before each dependency. */
export interface WorkerSite {
  readonly name: string;
  readonly taskQueue: string;
  readonly worker: Program;
  readonly proxies: Readonly<Record<Dependency, TcpProxy>>;
  readonly database: TestDatabase;
  /** Where its events go. */
  readonly topic: string;
  stop(): Promise<void>;
}

export interface WorkerSiteOptions {
  readonly name: string;
  readonly folder: string;
  readonly postgres: TestPostgres;
  readonly ports: Readonly<Record<Dependency, number>>;
}

/** Makes the site; its worker is not started yet. */
export async function createWorkerSite(options: WorkerSiteOptions): Promise<WorkerSite> {
  const { name, folder, postgres, ports } = options;
  const database = await createTestDatabase(postgres);
  const [temporal, postgresProxy, bridge, pulsar] = await Promise.all(
    DEPENDENCIES.map((dependency) =>
      startTcpProxy({ target: { host: '127.0.0.1', port: ports[dependency] } }),
    ),
  );
  const proxies = { temporal, postgres: postgresProxy, bridge, pulsar } as WorkerSite['proxies'];
  const taskQueue = `faults-${name}`;
  const topic = `persistent://public/default/faults-${name}`;
  const [healthPort, metricsPort] = await Promise.all([findFreePort(), findFreePort()]);
  const worker = createProgram({
    title: `Worker ${name}`,
    command: process.execPath,
    args: [MAIN],
    env: {
      ...toDatabaseVariables(database, proxies.postgres),
      TEMPORAL_ADDRESS: toAddress(proxies.temporal),
      TEMPORAL_TASK_QUEUE: taskQueue,
      BRIDGE_GRPC_ADDR: toAddress(proxies.bridge),
      PULSAR_URL: `ws://${toAddress(proxies.pulsar)}`,
      PULSAR_TOPIC: topic,
      HEALTH_PORT: String(healthPort),
      METRICS_PORT: String(metricsPort),
      POSTGRES_MAX_CONNS: '8',
    },
    logFile: join(folder, `${name}.worker.log`),
    isReady: async () => {
      const response = await fetch(`http://127.0.0.1:${healthPort}/ready`);
      await response.body?.cancel();
      return response.ok;
    },
  });
  return {
    name,
    taskQueue,
    worker,
    proxies,
    database,
    topic,
    async stop() {
      await worker.kill();
      await Promise.all(Object.values(proxies).map((proxy) => proxy.close()));
      await database.drop();
    },
  };
}

function toDatabaseVariables({ config }: TestDatabase, proxy: TcpProxy): Record<string, string> {
  return {
    POSTGRES_HOST: proxy.host,
    POSTGRES_PORT: String(proxy.port),
    POSTGRES_USER: config.user,
    POSTGRES_PASSWORD: config.password,
    POSTGRES_DB: config.database,
  };
}

function toAddress({ host, port }: TcpProxy): string {
  return `${host}:${port}`;
}
