import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { fileURLToPath } from 'node:url';
import {
  createTestDatabase,
  startTestPostgres,
  type TestDatabase,
  type TestPostgres,
} from '@conn-dict/database/embedded';
import { findFreePort } from '@conn-dict/free-port';
import { Client, Connection } from '@temporalio/client';
import {
  createProgram,
  type Program,
  createSimulatorServer,
  createTemporalServer,
} from '@conn-dict/chaos';
import { createPrometheusServer, type PrometheusServer } from './prometheus-server.js';

const MAIN = fileURLToPath(new URL('../../../../apps/worker/dist/main.js', import.meta.url));
const JOB = 'conn-dict-worker';

/** A worker as in production, whose broker is away, and a Prometheus that watches it. */
export interface AlertWorld {
  readonly worker: Program;
  readonly prometheus: PrometheusServer;
  readonly postgres: TestPostgres;
  readonly database: TestDatabase;
  readonly client: Client;
  readonly taskQueue: string;
  /** PEM of the root that the worker was given for PostgreSQL. */
  readonly certificate: string;
  stop(): Promise<void>;
}

/** Starts everything but the worker. @param participant of the daily sync */
export async function startAlertWorld(participant: string): Promise<AlertWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'conn-dict-alerts-'));
  const [temporal, simulator, postgres, health, metrics, nobody] = await Promise.all([
    createTemporalServer(folder),
    createSimulatorServer(folder),
    startTestPostgres(),
    findFreePort(),
    findFreePort(),
    findFreePort(),
  ]);
  const database = await createTestDatabase(postgres);
  const certificate = rootCertificates[0]!;
  const certificatePath = join(folder, 'root.pem');
  await writeFile(certificatePath, certificate);
  const target = `127.0.0.1:${metrics}`;
  const prometheus = await createPrometheusServer({ folder, job: JOB, target });
  const programs = [temporal.program, simulator.program, prometheus.program];
  for (const program of programs) program.start();
  await Promise.all(programs.map((program) => program.ready()));
  const address = `127.0.0.1:${temporal.port}`;
  const connection = await Connection.connect({ address });
  const { config } = database;
  const taskQueue = 'alerts';
  const worker = createProgram({
    title: 'Worker',
    command: process.execPath,
    args: [MAIN],
    env: {
      TEMPORAL_ADDRESS: address,
      TEMPORAL_TASK_QUEUE: taskQueue,
      POSTGRES_HOST: config.host,
      POSTGRES_PORT: String(config.port),
      POSTGRES_USER: config.user,
      POSTGRES_PASSWORD: config.password,
      POSTGRES_DB: config.database,
      POSTGRES_SSLROOTCERT: certificatePath,
      BRIDGE_GRPC_ADDR: `127.0.0.1:${simulator.port}`,
      PULSAR_URL: `ws://127.0.0.1:${nobody}`,
      VSYNC_PARTICIPANTS: participant,
      HEALTH_PORT: String(health),
      METRICS_PORT: String(metrics),
    },
    logFile: join(folder, 'worker.log'),
    isReady: async () => (await fetch(`http://127.0.0.1:${health}/ready`)).ok,
  });
  return {
    worker,
    prometheus,
    postgres,
    database,
    client: new Client({ connection }),
    taskQueue,
    certificate,
    async stop() {
      await worker.kill();
      await connection.close();
      await Promise.all(programs.map((program) => program.kill()));
      await database.drop();
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
