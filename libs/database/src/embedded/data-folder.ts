import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { canReach, findServerAccount, giveTo, type ServerAccount } from './server-account.js';
import { scratchFolder } from './scratch-folder.js';

/**
 * Where the cluster of `dataDir` lives: there; or, where the server's user cannot get to it (below /root), in a
 * folder for lasting temporary files, always the same one for the same `dataDir`.
 */
export async function prepareDataFolder(
  dataDir: string,
  account: ServerAccount | undefined,
): Promise<string> {
  const wanted = resolve(dataDir);
  await mkdir(dirname(wanted), { recursive: true });
  const folder = canReach(account, dirname(wanted)) ? wanted : substituteFor(wanted, account);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { uid } = await stat(folder);
  const owners = [process.getuid?.(), account?.uid];
  if (process.platform !== 'win32' && !owners.includes(uid))
    throw new EmbeddedPostgresError(`${folder} belongs to another user: remove it`);
  await giveTo(account, folder);
  return folder;
}

/** Deletes the cluster of `dataDir`, wherever it lives; nothing to delete is fine. */
export async function removeEmbeddedData(dataDir: string): Promise<void> {
  const wanted = resolve(dataDir);
  const account = await findServerAccount();
  await rm(wanted, { recursive: true, force: true });
  if (account) await rm(substituteFor(wanted, account), { recursive: true, force: true });
}

function substituteFor(wanted: string, account: ServerAccount | undefined): string {
  const name = createHash('sha256').update(wanted).digest('hex').slice(0, 12);
  const lasting = existsSync('/var/tmp') && canReach(account, '/var/tmp');
  return join(lasting ? '/var/tmp' : scratchFolder(account), `conn-dict-postgres-data-${name}`);
}
