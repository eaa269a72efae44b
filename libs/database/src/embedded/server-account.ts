import { execFile, spawnSync } from 'node:child_process';
import { chown } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { promisify } from 'node:util';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';

/** The system user that the server runs as, where it cannot be ours. */
export interface ServerAccount {
  readonly uid: number;
  readonly gid: number;
}

/** Made by Debian's and Red Hat's PostgreSQL packages; else the user that owns nothing, which every system has. */
const CANDIDATES = ['postgres', 'nobody'] as const;

/**
 * Finds the user to run the server as: `undefined`, our own, except for root, as which PostgreSQL refuses to run.
 *
 * @throws EmbeddedPostgresError there is no such user
 */
export async function findServerAccount(): Promise<ServerAccount | undefined> {
  if (process.platform === 'win32' || userInfo().uid !== 0) return undefined;
  for (const name of CANDIDATES) {
    const account = await lookUp(name);
    if (account) return account;
  }
  throw new EmbeddedPostgresError(
    `PostgreSQL does not run as root, and there is no user ${CANDIDATES.join(' or ')}: add one with "useradd --system postgres"`,
  );
}

async function lookUp(name: string): Promise<ServerAccount | undefined> {
  const run = promisify(execFile);
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}

/** Tells whether the account gets through all parent folders of `path` to `path`. Waits for a short-lived shell. */
export function canReach(account: ServerAccount | undefined, path: string): boolean {
  if (!account) return true;
  return spawnSync('/bin/sh', ['-c', 'test -r "$0"', path], { ...account, cwd: '/' }).status === 0;
}

export async function giveTo(account: ServerAccount | undefined, path: string): Promise<void> {
  if (account) await chown(path, account.uid, account.gid);
}
