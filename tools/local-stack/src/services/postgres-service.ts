import { runMigrations } from '@conn-dict/database';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '@conn-dict/database/embedded';
import { join } from 'node:path';
import { openLogFile } from '../process/log-file.js';
import { signalProcess } from '../process/process-group.js';
import type { Service } from './service.js';
import type { StackContext } from './stack-context.js';

/** The contract's defaults: what a worker started by hand uses too. */
export const DATABASE_LOGIN = {
  user: 'dict_user',
  password: 'dict_password',
  database: 'dict_db',
} as const;

/** Time for an immediate shutdown when the ordinary one has used up its own. */
const IMMEDIATE_MS = 500;

/** Makes PostgreSQL of the installed packages, its schema brought up to date whenever it starts. */
export function createPostgresService({ ports, data }: StackContext): Service {
  return {
    name: 'postgres',
    title: 'PostgreSQL',
    stopSignal: 'SIGINT',
    start: async ({ signal, onPid }) => {
      const log = (await openLogFile(join(data.logsDir, 'postgres.log'))).createWriteStream();
      const server = await startEmbeddedPostgres({
        ...DATABASE_LOGIN,
        dataDir: data.postgresDir,
        port: ports.postgres,
        onLog: (line) => log.write(`${line}\n`),
      });
      onPid(server.pid);
      const exited = server.exited.then(() => ({ code: null, signal: null }));
      void exited.then(() => log.end());
      try {
        signal.throwIfAborted();
        await runMigrations(toDatabaseConfig(ports.postgres));
      } catch (error) {
        await server.stop();
        throw error;
      }
      return { pid: server.pid, exited, stop: (timeoutMs) => stop(server, timeoutMs) };
    },
  };
}

function toDatabaseConfig(port: number) {
  return {
    ...DATABASE_LOGIN,
    host: '127.0.0.1',
    port,
    ssl: false,
    maxConns: 1,
    minConns: 0,
  } as const;
}

async function stop(server: EmbeddedPostgres, timeoutMs: number): Promise<void> {
  const immediate = setTimeout(() => void server.stop('immediate'), timeoutMs - IMMEDIATE_MS);
  const kill = setTimeout(() => signalProcess(server.pid, 'SIGKILL'), timeoutMs);
  await server.stop();
  clearTimeout(immediate);
  clearTimeout(kill);
}
