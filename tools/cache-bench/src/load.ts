import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { RedisConfig } from '@conn-dict/cache';
import type { DatabaseConfig } from '@conn-dict/database';

/** What the load works on. */
export interface LoadTarget {
  readonly postgres: DatabaseConfig;
  readonly redis: RedisConfig;
}

/** What the load did, a second. */
export interface LoadRate {
  readonly readsPerSecond: number;
  readonly writesPerSecond: number;
}

export interface Load {
  stop(): Promise<LoadRate>;
}

/** Starts readers and writers in a process of their own, so that they share no event loop with what is measured. */
export async function startLoad(target: LoadTarget): Promise<Load> {
  const program = fileURLToPath(new URL('./load-process.js', import.meta.url));
  const process = fork(program);
  process.send(target);
  await once(process, 'message');
  return {
    async stop() {
      const told = once(process, 'message');
      const exited = once(process, 'exit');
      process.send('stop');
      const [rate] = (await told) as [LoadRate];
      await exited;
      return rate;
    },
  };
}
