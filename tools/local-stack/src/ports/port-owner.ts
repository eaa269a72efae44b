import { execFile } from 'node:child_process';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { promisify } from 'node:util';
import { parseSocketInodes } from './proc-net-tcp.js';

/** Names the process that has a TCP port, where the system shows it: own processes always, others mostly to root only. */
export async function findPortOwner(port: number): Promise<string | undefined> {
  return process.platform === 'linux' ? findInProc(port) : findWithLsof(port);
}

async function findInProc(port: number): Promise<string | undefined> {
  const tables = await Promise.all(
    ['/proc/net/tcp', '/proc/net/tcp6'].map((path) => readFile(path, 'utf8').catch(() => '')),
  );
  const sockets = tables
    .flatMap((table) => parseSocketInodes(table, port))
    .map((inode) => `socket:[${inode}]`);
  if (sockets.length === 0) return undefined;
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  for (const pid of pids) {
    if (await holdsSocket(pid, sockets)) return describe(pid, await readProgramName(pid));
  }
  return undefined;
}

async function holdsSocket(pid: string, sockets: readonly string[]): Promise<boolean> {
  const folder = `/proc/${pid}/fd`;
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const target = await readlink(`${folder}/${name}`).catch(() => '');
    if (sockets.includes(target)) return true;
  }
  return false;
}

async function readProgramName(pid: string): Promise<string> {
  const words = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0');
  return words.join(' ').trim().slice(0, 100);
}

async function findWithLsof(port: number): Promise<string | undefined> {
  const args = ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc'];
  const { stdout } = await promisify(execFile)('lsof', args).catch(() => ({ stdout: '' }));
  const pid = /^p(\d+)$/m.exec(stdout)?.[1];
  return pid === undefined ? undefined : describe(pid, /^c(.*)$/m.exec(stdout)?.[1] ?? '');
}

function describe(pid: string, program: string): string {
  return program === '' ? `process ${pid}` : `process ${pid} (${program})`;
}
