// Proves that the embedded server keeps its data, takes over what a killed process left, and stays out of our way.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { binaries } from '../../test/postgres-under-test.js';
import {
  EmbeddedPostgresError,
  removeEmbeddedData,
  startEmbeddedPostgres,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
} from '../embedded.js';
import { findFreePort } from '@conn-dict/free-port';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'beforeExit', 'message', 'uncaughtException'];

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

function isAlive(pid: number): boolean {
  return existsSync(`/proc/${pid}/cwd`);
}

describe('the embedded server', () => {
  let made: string;
  let root: string;
  let options: EmbeddedPostgresOptions;
  let servers: EmbeddedPostgres[];
  let owner: ChildProcess | undefined;

  async function start(change: Partial<EmbeddedPostgresOptions> = {}): Promise<EmbeddedPostgres> {
    const server = await startEmbeddedPostgres({ ...options, ...change });
    servers.push(server);
    return server;
  }

  beforeAll(async () => {
    made = await mkdtemp(join(tmpdir(), 'conn-dict-embedded-'));
    const login = { user: 'dict_user', password: 'dict_password', database: 'dict_db' };
    const port = await findFreePort();
    const server = await startEmbeddedPostgres({ ...login, dataDir: made, port, binaries });
    await server.stop();
  });
  afterAll(() => rm(made, { recursive: true, force: true }));

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'conn-dict-embedded-'));
    options = {
      dataDir: join(root, 'postgres'),
      port: await findFreePort(),
      user: 'dict_user',
      password: "it's a pass/word",
      database: 'dict_db',
      binaries,
    };
    servers = [];
    spawnSync('cp', ['-a', made, options.dataDir]);
  });
  afterEach(async () => {
    owner?.kill('SIGKILL');
    for (const server of servers) await server.stop('immediate');
    await removeEmbeddedData(options.dataDir);
    await rm(root, { recursive: true, force: true });
  });

  it('keeps its data, and takes a new password, role and database at the next start', async () => {
    const first = await start();
    await query(first.url, 'create table kept as select 1 as one');
    await first.stop();
    await first.stop();
    const second = await start({ password: 'changed' });
    expect(await query(second.url, 'select one from kept')).toEqual([{ one: 1 }]);
    await second.stop();
    const third = await start({ user: 'other', database: 'other_db' });
    const who = 'select current_user as who, rolsuper from pg_roles where rolname = current_user';
    expect(await query(third.url, who)).toEqual([{ who: 'other', rolsuper: false }]);
  });

  it('listens to this machine only, with a password, durably', async () => {
    const { url } = await start();
    const settings = `select name, setting from pg_settings where name in
      ('listen_addresses', 'fsync', 'synchronous_commit', 'server_encoding') order by name`;
    expect(await query(url, settings)).toEqual([
      { name: 'fsync', setting: 'on' },
      { name: 'listen_addresses', setting: '127.0.0.1' },
      { name: 'server_encoding', setting: 'UTF8' },
      { name: 'synchronous_commit', setting: 'on' },
    ]);
    const wrong = url.replace(/:[^:@]+@/, ':wrong@');
    await expect(query(wrong, 'select 1')).rejects.toMatchObject({ code: '28P01' });
  });

  it("takes no part in this process's signals", async () => {
    const before = SIGNALS.map((name) => process.listenerCount(name));
    const exits = process.listenerCount('exit');
    const server = await start();
    expect(SIGNALS.map((name) => process.listenerCount(name))).toEqual(before);
    await server.stop();
    expect(process.listenerCount('exit')).toBe(exits);
  });

  it('writes no row value into its log', async () => {
    const lines: string[] = [];
    const { url } = await start({ onLog: (line) => lines.push(line) });
    await query(url, 'create table t (v text primary key)');
    await query(url, `insert into t values ('canary')`);
    await expect(query(url, `insert into t values ('canary')`)).rejects.toThrow();
    await vi.waitFor(() => expect(lines.join('\n')).toContain('duplicate key'), {
      timeout: 20_000,
    });
    expect(lines.join('\n')).not.toContain('canary');
  });

  it('says who has it when it is running already', async () => {
    await start();
    const again = start({ port: await findFreePort() });
    await expect(again).rejects.toThrow(`started by process ${process.pid}`);
  });

  it('says why when its port is taken', async () => {
    const taken = createServer().listen(options.port, '127.0.0.1');
    await once(taken, 'listening');
    await expect(start()).rejects.toThrow(/Address already in use/);
    taken.close();
  });

  it('starts over a pid file whose number somebody else has now', async () => {
    const first = await start();
    await first.stop('immediate');
    await writeFile(join(first.folder, 'cluster', 'postmaster.pid'), `${process.pid}\n`);
    const second = await start();
    expect(await query(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('refuses data of another PostgreSQL, and says what to do', async () => {
    const server = await start();
    await server.stop();
    await writeFile(join(server.folder, 'cluster', 'PG_VERSION'), '9\n');
    await expect(start()).rejects.toThrow(/is of PostgreSQL 9, the programs are \d+: clear it/);
  });

  it('says where it looked for programs', async () => {
    const nowhere = start({ binaries: join(root, 'nowhere') });
    await expect(nowhere).rejects.toThrow(EmbeddedPostgresError);
    await expect(nowhere).rejects.toThrow(`no PostgreSQL programs in ${join(root, 'nowhere')}`);
  });

  async function startOwner(): Promise<number> {
    const loader = ['--conditions=@conn-dict/source', '--import=@swc-node/register/esm-register'];
    const script = join(import.meta.dirname, '..', '..', 'test', 'embedded-owner.ts');
    const args = [options.dataDir, String(options.port), binaries ?? ''];
    const stdio = ['pipe', 'pipe', 'inherit'] as const;
    owner = spawn(process.execPath, [...loader, script, ...args], { stdio: [...stdio] });
    if (!owner.stdout) throw new Error('no output');
    const [line] = (await once(createInterface(owner.stdout), 'line')) as [string];
    return (JSON.parse(line) as { pid: number }).pid;
  }

  it('stops when its owner exits without stopping it, and leaves the exit code alone', async () => {
    const pid = await startOwner();
    owner?.stdin?.write('exit\n');
    const [code] = (await once(owner!, 'exit')) as [number];
    expect(code).toBe(7);
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 20_000 });
  });

  it.each(['SIGTERM', 'SIGKILL'] as const)('stops when %s ends its owner', async (signal) => {
    const pid = await startOwner();
    owner?.kill(signal);
    const [, by] = (await once(owner!, 'exit')) as [null, string];
    expect(by).toBe(signal);
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 20_000 });
  });

  it('is stopped by the next start when nobody alive owns it', async () => {
    const first = await start();
    const nobody = spawnSync('true').pid;
    await writeFile(join(first.folder, 'owner.pid'), String(nobody));
    const second = await start();
    expect(isAlive(first.pid)).toBe(false);
    expect(await query(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  // Only for root is the server another user, who may be locked out of root's folders.
  if (process.getuid?.() === 0) {
    it('lives elsewhere when its user cannot get to the folder, and is found and removed there', async () => {
      await rm(options.dataDir, { recursive: true });
      await chmod(root, 0o700);
      const first = await start();
      expect(first.folder.startsWith(root)).toBe(false);
      await query(first.url, 'create table kept as select 1 as one');
      await first.stop();
      const second = await start();
      expect(await query(second.url, 'select one from kept')).toEqual([{ one: 1 }]);
      await second.stop();
      await removeEmbeddedData(options.dataDir);
      expect(existsSync(first.folder)).toBe(false);
    });
  }
});
