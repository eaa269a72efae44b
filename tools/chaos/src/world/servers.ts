import { startTestRedis } from '@conn-dict/cache/embedded';
import { startTestPostgres, type TestPostgres } from '@conn-dict/database/embedded';
import { startTestPulsar, type TestPulsar } from '@conn-dict/events/testing';
import type { Dependency } from '../plan/fault-plan.js';
import type { Killable } from './killable.js';
import type { Program } from './program.js';
import { signalTree } from './signal-tree.js';
import { createSimulatorServer } from './simulator-server.js';
import { createTemporalServer } from './temporal-server.js';

/** What workers depend on, each real and in a process of its own. */
export interface Servers {
  readonly ports: Readonly<Record<Dependency, number>>;
  readonly parts: Readonly<Record<Dependency, Killable>>;
  readonly postgres: TestPostgres;
  readonly pulsar: TestPulsar;
  stop(): Promise<void>;
}

/** What is committed outlives a crash, as in production. */
const KEEPS_COMMITS = { synchronous_commit: 'on' } as const;

/** Starts them, Temporal and the simulator with their data in `folder`. */
export async function startServers(folder: string): Promise<Servers> {
  const [temporal, simulator, postgres, pulsar, redis] = await Promise.all([
    createTemporalServer(folder),
    createSimulatorServer(folder),
    startTestPostgres({ settings: KEEPS_COMMITS }),
    startTestPulsar(),
    startTestRedis(),
  ]);
  const parts = {
    temporal: toKillable(temporal.program),
    bridge: toKillable(simulator.program),
    postgres: {
      kill: () => postgres.crash(),
      revive: () => postgres.resume(),
      freeze: () => signalTree(postgres.pid, 'SIGSTOP'),
      thaw: () => signalTree(postgres.pid, 'SIGCONT'),
    },
    pulsar: {
      kill: () => pulsar.kill(),
      revive: () => pulsar.start(),
      freeze: () => signalTree(pulsar.pid, 'SIGSTOP'),
      thaw: () => signalTree(pulsar.pid, 'SIGCONT'),
    },
    redis: {
      kill: () => redis.kill(),
      revive: () => redis.resume(),
      freeze: async () => redis.freeze(),
      thaw: () => redis.resume(),
    },
  } satisfies Record<Dependency, Killable>;
  await Promise.all([parts.temporal.revive(), parts.bridge.revive()]);
  return {
    ports: {
      temporal: temporal.port,
      bridge: simulator.port,
      postgres: postgres.config.port,
      pulsar: Number(new URL(pulsar.webSocketUrl).port),
      redis: redis.config.port,
    },
    parts,
    postgres,
    pulsar,
    async stop() {
      await Promise.all([temporal.program.kill(), simulator.program.kill()]);
      await Promise.all([redis.stop(), pulsar.stop(), postgres.stop()]);
    },
  };
}

/** Makes a program one of the things that can be killed and started again. */
function toKillable(program: Program): Killable {
  return {
    kill: () => program.kill(),
    async revive() {
      program.start();
      await program.ready();
    },
    freeze: () => program.freeze(),
    thaw: () => program.thaw(),
  };
}
