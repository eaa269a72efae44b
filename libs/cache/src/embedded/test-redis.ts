import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RedisConfig } from '../redis-config.js';
import { findFreePort } from '@conn-dict/free-port';
import { startRedisServer, type RedisServer } from './redis-server.js';
import { findRedisProgram } from './redis-program.js';

export interface TestRedisOptions {
  /** A `redis-server`. @default the component `redis` of tools/setup, installed where it is missing */
  readonly program?: string | undefined;
  /** Settings as in redis.conf, over those of a server that keeps nothing on the disk. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** A Redis for one test file. */
export interface TestRedis {
  readonly config: RedisConfig;
  /** Ends the server with SIGKILL; what it held is gone. */
  kill(): Promise<void>;
  /** Stops its process where it is: connections stay, nothing answers. */
  freeze(): void;
  /** Lets a frozen server go on, or starts a killed one again on the same port. */
  resume(): Promise<void>;
  /** Ends the server and deletes its folder. */
  stop(): Promise<void>;
}

/** Starts a Redis on a free port of 127.0.0.1. @throws Error with the end of its log */
export async function startTestRedis(options: TestRedisOptions = {}): Promise<TestRedis> {
  const program = options.program ?? (await findRedisProgram());
  const folder = await mkdtemp(join(tmpdir(), 'conn-dict-redis-'));
  const port = await findFreePort();
  const settings = { dir: folder, ...options.settings };
  const start = (): Promise<RedisServer> => startRedisServer({ program, port, settings });
  let server = await start();
  return {
    config: { host: '127.0.0.1', port, database: 0 },
    kill: () => server.kill(),
    freeze: () => server.signal('SIGSTOP'),
    async resume() {
      if (server.isRunning()) server.signal('SIGCONT');
      else server = await start();
    },
    async stop() {
      await server.kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
