// Proves that two stacks never share data, and that what a killed one has left is stopped, and nobody else.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { identifyProcess } from '../process/process-identity.js';
import type { OrphanRecord } from './orphans.js';
import { acquireStackLock } from './stack-lock.js';

const SLEEPER = [
  '-e',
  "process.on('SIGTERM', () => process.exit(0)); console.log(); setInterval(() => {}, 1e6)",
];
let folder: string;
let children: ChildProcess[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'conn-dict-lock-'));
  children = [];
});
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  await rm(folder, { recursive: true });
});

async function startSleeper(): Promise<{ child: ChildProcess; record: OrphanRecord }> {
  const child = spawn(process.execPath, SLEEPER, {
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  children.push(child);
  await once(child.stdout, 'data');
  const pid = child.pid ?? 0;
  const identity = (await identifyProcess(pid)) ?? '';
  return { child, record: { title: 'Sleeper', pid, identity, stopSignal: 'SIGTERM' } };
}

/** Leaves a lock as a killed process does: its pid is free again. */
async function leaveLock(records: readonly OrphanRecord[]): Promise<void> {
  const holder = spawn(process.execPath, ['--version']);
  await once(holder, 'exit');
  await writeFile(
    join(folder, 'stack.lock'),
    JSON.stringify({ pid: holder.pid, identity: '1 node' }),
  );
  await writeFile(join(folder, 'stack-processes.json'), JSON.stringify(records));
}

test('a second stack is refused while the first runs, and let in after it', async () => {
  const lock = await acquireStackLock(folder);
  await expect(acquireStackLock(folder)).rejects.toThrow(
    `Another local stack (process ${process.pid})`,
  );
  await lock.release();
  const next = await acquireStackLock(folder);
  expect(next.orphans).toEqual([]);
  await next.release();
  expect(await readdir(folder)).toEqual([]);
});

test('of several that take over a stale lock at once, one gets it', async () => {
  await leaveLock([]);
  const outcomes = await Promise.allSettled([1, 2, 3].map(() => acquireStackLock(folder)));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('orphans of a killed stack are stopped', async () => {
  const { child, record } = await startSleeper();
  const exited = once(child, 'exit');
  await leaveLock([record]);
  const lock = await acquireStackLock(folder);
  expect(lock.orphans).toEqual([`Sleeper (process ${child.pid})`]);
  expect(await exited).toEqual([0, null]);
});

test('a process that got the number of an orphan is left alone', async () => {
  const { child, record } = await startSleeper();
  await leaveLock([{ ...record, identity: '1 some other command' }]);
  const lock = await acquireStackLock(folder);
  expect(lock.orphans).toEqual([]);
  expect(child.exitCode).toBeNull();
  expect(await identifyProcess(child.pid ?? 0)).toBe(record.identity);
});

test('an unreadable lock is taken over', async () => {
  await writeFile(join(folder, 'stack.lock'), '{"pid":');
  await expect(acquireStackLock(folder)).resolves.toMatchObject({ orphans: [] });
});
