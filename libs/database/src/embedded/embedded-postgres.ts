import { ensureCluster } from './cluster.js';
import { prepareDataFolder } from './data-folder.js';
import { takeOver } from './orphan.js';
import { findBinaries } from './postgres-binaries.js';
import { startPostmaster } from './postmaster.js';
import { asSuperuser, ensureRoleAndDatabase, type Login } from './role-and-database.js';
import { findServerAccount } from './server-account.js';
import { SERVER_SETTINGS } from './server-settings.js';

export interface EmbeddedPostgresOptions extends Login {
  /** Folder of the cluster; made if missing, kept when the server stops. */
  readonly dataDir: string;
  /** TCP port on 127.0.0.1. */
  readonly port: number;
  /** `bin` folder of a PostgreSQL, 14 or later. @default the one that npm installed */
  readonly binaries?: string | undefined;
  /** Takes each line of the server's log. */
  readonly onLog?: ((line: string) => void) | undefined;
  /** Server settings over the defaults; `fsync: 'off'` also spares the new cluster's way to the disk. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** A PostgreSQL of ours that is running. */
export interface EmbeddedPostgres {
  /** `postgres://…`, with user and password. */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Where the cluster lives; elsewhere than asked for where the server's user could not get to it. */
  readonly folder: string;
  readonly superuserPassword: string;
  /** Resolves when the server is gone, asked to or not. */
  readonly exited: Promise<void>;
  /** Shuts down, keeping the data; `immediate` as a crash would. Stopping again is safe. */
  stop(mode?: 'fast' | 'immediate'): Promise<void>;
}

/**
 * Starts PostgreSQL on the cluster in `dataDir`, making what is missing: cluster, role, database. Runs without root's
 * rights also when root starts it. A server that a killed process left behind on the same folder is stopped first.
 *
 * Installs no handler of signals or of the exit; when the process ends without `stop`, killed or not, the server shuts
 * down by itself.
 *
 * @throws EmbeddedPostgresError
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const settings = { ...SERVER_SETTINGS, ...options.settings };
  const account = await findServerAccount();
  const binaries = await findBinaries(options.binaries, account);
  const folder = await prepareDataFolder(options.dataDir, account);
  const sync = options.settings?.['fsync'] !== 'off';
  const cluster = await ensureCluster({ folder, binaries, account, sync });
  await takeOver(folder, cluster.dataDirectory);
  const postmaster = await startPostmaster({
    postgres: binaries.postgres,
    account,
    dataDirectory: cluster.dataDirectory,
    port: options.port,
    settings,
    onLog: options.onLog ?? (() => undefined),
  });
  const server = { port: options.port, superuserPassword: cluster.superuserPassword };
  try {
    await asSuperuser(server, (client) => ensureRoleAndDatabase(client, options));
  } catch (error) {
    await postmaster.stop();
    throw error;
  }
  return { ...server, ...postmaster, folder, url: toUrl(options) };
}

function toUrl({ user, password, port, database }: EmbeddedPostgresOptions): string {
  const login = `${encodeURIComponent(user)}:${encodeURIComponent(password)}`;
  return `postgres://${login}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
}
