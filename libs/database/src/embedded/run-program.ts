import { spawn, type SpawnOptions } from 'node:child_process';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { createLogTail } from './log-tail.js';
import type { ServerAccount } from './server-account.js';

/** How PostgreSQL's programs run: as `account`, untouched by the locale and the PG… variables around us. */
export function toSpawnOptions(account: ServerAccount | undefined): SpawnOptions {
  const clean = { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' };
  return { ...account, ...(process.platform === 'win32' ? {} : { env: clean, cwd: '/' }) };
}

/** Runs one of the programs to its end and returns what it printed. @throws EmbeddedPostgresError */
export function runProgram(
  account: ServerAccount | undefined,
  path: string,
  args: readonly string[],
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(path, args, { ...toSpawnOptions(account), stdio: 'pipe' });
    const tail = createLogTail();
    const printed: string[] = [];
    child.stdout.setEncoding('utf8').on('data', (text: string) => printed.push(text));
    child.stderr.setEncoding('utf8').on('data', tail.add);
    child.once('error', (error) => reject(new EmbeddedPostgresError(`${path}: ${error.message}`)));
    child.once('close', (code) => {
      if (code === 0) resolve(printed.join(''));
      else reject(new EmbeddedPostgresError(`${path} failed (${code}):\n${tail.text()}`));
    });
  });
}
