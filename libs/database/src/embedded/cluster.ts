import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import type { PostgresBinaries } from './postgres-binaries.js';
import { runProgram } from './run-program.js';
import { giveTo, type ServerAccount } from './server-account.js';

export const SUPERUSER = 'postgres';

/** A PostgreSQL cluster in a folder of ours, beside its superuser's password. */
export interface Cluster {
  /** PostgreSQL's own data directory. */
  readonly dataDirectory: string;
  readonly superuserPassword: string;
}

export interface EnsureClusterOptions {
  readonly folder: string;
  readonly binaries: PostgresBinaries;
  readonly account: ServerAccount | undefined;
  /** Whether the new files are written through to the disk. */
  readonly sync: boolean;
}

/**
 * Makes the cluster if `folder` has none: UTF-8, C locale, checksums, logins by password only.
 *
 * @throws EmbeddedPostgresError
 */
export async function ensureCluster(options: EnsureClusterOptions): Promise<Cluster> {
  const dataDirectory = join(options.folder, 'cluster');
  const passwordFile = join(options.folder, 'superuser-password');
  if (!existsSync(dataDirectory)) await makeCluster(options, dataDirectory, passwordFile);
  await checkVersion(dataDirectory, options.binaries);
  return { dataDirectory, superuserPassword: await readFile(passwordFile, 'utf8') };
}

/** Under another name first: what a killed initdb leaves is never taken for a cluster. */
async function makeCluster(
  { folder, binaries, account, sync }: EnsureClusterOptions,
  dataDirectory: string,
  passwordFile: string,
): Promise<void> {
  const drafts = (await readdir(folder)).filter((name) => name.startsWith('cluster-draft-'));
  for (const name of drafts) await rm(join(folder, name), { recursive: true, force: true });
  const draft = join(folder, `cluster-draft-${process.pid}`);
  await mkdir(draft, { mode: 0o700 });
  await writeFile(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
  await giveTo(account, draft);
  await giveTo(account, passwordFile);
  await runProgram(account, binaries.initdb, [
    `--pgdata=${draft}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--data-checksums',
    ...(sync ? [] : ['--no-sync']),
  ]);
  await rename(draft, dataDirectory);
}

/** PostgreSQL's files fit one major version only. */
async function checkVersion(dataDirectory: string, { postgres }: PostgresBinaries): Promise<void> {
  const made = (await readFile(join(dataDirectory, 'PG_VERSION'), 'utf8')).trim();
  const text = await runProgram(undefined, postgres, ['--version']);
  const present = /(\d+)/.exec(text)?.[1];
  if (made !== present)
    throw new EmbeddedPostgresError(
      `the data in ${dataDirectory} is of PostgreSQL ${made}, the programs are ${present}: clear it or bring it over`,
    );
}
