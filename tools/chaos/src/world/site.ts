import { startCollector, type Collector } from '@conn-dict/observability/testing';
import { createTestDatabase, type TestDatabase } from '@conn-dict/database/embedded';
import { Client } from '@temporalio/client';
import { WORKERS, type Part, type WorkerName } from '../plan/fault-plan.js';
import { watchMoves } from '../aftermath/moves.js';
import { makeLogFolder, type ChaosWorld } from './chaos-world.js';
import type { Killable } from './killable.js';
import { makeNamespace } from './namespace.js';
import { createWorkerProgram, toKillableWorker, type WorkerProgram } from './worker-program.js';

/** Two workers with a namespace, a database, a topic and an empty directory of their own. */
export interface Site {
  readonly name: string;
  readonly client: Client;
  readonly database: TestDatabase;
  readonly topic: string;
  readonly logFolder: string;
  /** Takes the workers' traces. */
  readonly collector: Collector;
  readonly workers: Readonly<Record<WorkerName, WorkerProgram>>;
  /** Everything that a process fault can happen to. */
  readonly parts: Readonly<Record<Part, Killable>>;
}

/** Gives `work` a site in the world, its workers ready; ends them afterwards. */
export async function withSite<T>(
  world: ChaosWorld,
  name: string,
  work: (site: Site) => Promise<T>,
): Promise<T> {
  const { servers, network } = world;
  const [namespace, database, folder, collector] = await Promise.all([
    makeNamespace(world.connection, name),
    createTestDatabase(servers.postgres),
    makeLogFolder(world, name),
    startCollector(),
    world.directory.reset(),
  ]);
  await watchMoves(database);
  const topic = `persistent://public/default/${namespace}`;
  const create = (worker: WorkerName): Promise<WorkerProgram> =>
    createWorkerProgram({
      name: worker,
      folder,
      links: network.links[worker],
      namespace,
      database,
      topic,
      traces: collector.endpoint,
    });
  const workers = { 'worker-1': await create('worker-1'), 'worker-2': await create('worker-2') };
  const killables = {
    'worker-1': toKillableWorker(workers['worker-1']),
    'worker-2': toKillableWorker(workers['worker-2']),
  };
  try {
    await Promise.all(WORKERS.map((worker) => killables[worker].revive()));
    return await work({
      name,
      client: new Client({ connection: world.connection, namespace }),
      database,
      topic,
      logFolder: folder,
      collector,
      workers,
      parts: { ...servers.parts, ...killables },
    });
  } finally {
    await Promise.all(WORKERS.map((worker) => workers[worker].program.kill()));
    collector.stop();
    await database.drop();
  }
}
