import { setTimeout as sleep } from 'node:timers/promises';
import type { Random, Program } from '@conn-dict/chaos';
import type { FaultWorld } from '../world/fault-world.js';
import type { Fault } from './fault.js';

/** A server of the world that can be killed and started again on its data. */
export interface Restartable {
  kill(): Promise<void>;
  /** Resolves when it serves again. */
  start(): Promise<void>;
}

/** The servers of a world, by name. */
export function restartablesOf(world: FaultWorld): Readonly<Record<string, Restartable>> {
  return {
    temporal: toRestartable(world.temporal),
    postgres: { kill: () => world.postgres.crash(), start: () => world.postgres.resume() },
    bridge: toRestartable(world.simulator),
    pulsar: world.pulsar,
  };
}

function toRestartable(program: Program): Restartable {
  return {
    kill: () => program.kill(),
    async start() {
      program.start();
      await program.ready();
    },
  };
}

/** When the server is killed, after the claims begin to move, and for how long it is gone; all in milliseconds. */
const KILLED_AFTER_MS_MAX = 500;
const GONE_MS = { min: 500, max: 3_000 };

/** About as long as a restart takes: plans of claims are made for it. */
export const RESTART_MS = 5_000;

/** With it a claim takes a second to be opened and one to be completed: a kill finds it in between. */
export const SLOW_BRIDGE = { kind: 'slow', toClientMs: 150 } as const;

/** Kills a server while claims are under way, and starts it again. */
export function createRestart(server: Restartable, random: Random): Fault {
  return {
    async happen() {
      await sleep(random.between(0, KILLED_AFTER_MS_MAX));
      await server.kill();
      await sleep(random.between(GONE_MS.min, GONE_MS.max));
      await server.start();
    },
  };
}
