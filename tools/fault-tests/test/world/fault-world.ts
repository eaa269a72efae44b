import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestPostgres, type TestPostgres } from '@conn-dict/database/embedded';
import { startTestPulsar, type TestPulsar } from '@conn-dict/events/testing';
import { Client, Connection } from '@temporalio/client';
import {
  openDirectory,
  type DirectoryView,
  type Program,
  createSimulatorServer,
  createTemporalServer,
} from '@conn-dict/chaos';
import { createWorkerSite, type WorkerSite } from './worker-site.js';

/** Everything that claims need, each part real and in a process of its own. */
export interface FaultWorld {
  readonly temporal: Program;
  readonly simulator: Program;
  readonly postgres: TestPostgres;
  readonly pulsar: TestPulsar;
  /** A client of Temporal past every proxy. */
  readonly client: Client;
  readonly directory: DirectoryView;
  readonly bridgeAddress: string;
  /** Adds a worker with proxies and a database of its own, and starts it. */
  addSite(name: string): Promise<WorkerSite>;
  stop(): Promise<void>;
}

/** What is committed outlives a crash, as in production. */
const KEEPS_COMMITS = { synchronous_commit: 'on' } as const;

/** Starts the servers, their data in a folder that `stop` deletes. */
export async function startFaultWorld(): Promise<FaultWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'conn-dict-faults-'));
  const [temporal, simulator, postgres, pulsar] = await Promise.all([
    createTemporalServer(folder),
    createSimulatorServer(folder),
    startTestPostgres({ settings: KEEPS_COMMITS }),
    startTestPulsar(),
  ]);
  const programs = [temporal.program, simulator.program];
  for (const program of programs) program.start();
  await Promise.all(programs.map((program) => program.ready()));
  const connection = await Connection.connect({ address: `127.0.0.1:${temporal.port}` });
  const bridgeAddress = `127.0.0.1:${simulator.port}`;
  const directory = openDirectory(bridgeAddress);
  const sites: WorkerSite[] = [];
  return {
    temporal: temporal.program,
    simulator: simulator.program,
    postgres,
    pulsar,
    client: new Client({ connection }),
    directory,
    bridgeAddress,
    async addSite(name) {
      const ports = {
        temporal: temporal.port,
        postgres: postgres.config.port,
        bridge: simulator.port,
        pulsar: Number(new URL(pulsar.webSocketUrl).port),
      };
      const site = await createWorkerSite({ name, folder, postgres, ports });
      sites.push(site);
      site.worker.start();
      await site.worker.ready();
      return site;
    },
    async stop() {
      await Promise.all(sites.map((site) => site.stop()));
      directory.close();
      await connection.close();
      await Promise.all(programs.map((program) => program.kill()));
      await pulsar.stop();
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
