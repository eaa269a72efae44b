// Proves that a started program logs to its file, and that stopping it ends its whole group in time.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startDetached, type DetachedProcess } from './detached-process.js';
import { identifyProcess } from './process-identity.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'conn-dict-process-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function run(
  name: string,
  script: string,
): Promise<{ process: DetachedProcess; logFile: string }> {
  const logFile = join(folder, `${name}.log`);
  const options = {
    command: 'sh',
    args: ['-c', script],
    cwd: folder,
    env: { PATH: '/usr/bin:/bin', NAME: name },
  };
  return { process: await startDetached({ ...options, logFile }), logFile };
}

async function readLine(path: string): Promise<string> {
  return vi.waitFor(async () => {
    const text = await readFile(path, 'utf8');
    expect(text).toContain('\n');
    return text.trim();
  });
}

test('both outputs go to the log, and the end is told', async () => {
  const { process, logFile } = await run('both', 'echo "out $NAME"; echo err >&2; exit 3');
  expect(await process.exited).toEqual({ code: 3, signal: null });
  expect(await readFile(logFile, 'utf8')).toBe('out both\nerr\n');
});

test('a program that ends on SIGTERM is given the time', async () => {
  const { process, logFile } = await run(
    'soft',
    'trap "echo bye; exit 0" TERM; echo up; while :; do sleep 0.05; done',
  );
  await readLine(logFile);
  await process.stop(30_000);
  expect(await process.exited).toEqual({ code: 0, signal: null });
  expect(await readFile(logFile, 'utf8')).toContain('bye');
});

test('one that does not is killed, with its children', async () => {
  const { process, logFile } = await run(
    'hard',
    'trap "" TERM; sh -c "echo \\$\\$; while :; do sleep 1; done"',
  );
  const child = Number(await readLine(logFile));
  await process.stop(100);
  expect(await process.exited).toEqual({ code: null, signal: 'SIGKILL' });
  await vi.waitFor(async () => expect(await identifyProcess(child)).toBeUndefined());
});

test('stopping what has ended already is fine', async () => {
  const { process } = await run('gone', 'exit 0');
  await process.exited;
  await expect(process.stop(1_000)).resolves.toBeUndefined();
});

test('a program that does not exist is an error', async () => {
  const logFile = join(folder, 'none.log');
  const options = { command: join(folder, 'none'), args: [], cwd: folder, env: {}, logFile };
  await expect(startDetached(options)).rejects.toThrow('ENOENT');
});
