// Proves that a reader of the ready file sees all of it or none, and that it goes away.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { removeReadyFile, toReadyFile, writeReadyFile, type ReadyFile } from './ready-file.js';
import { toStackPorts } from './ports/stack-ports.js';
import { toDataFolder } from './data/data-folder.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'conn-dict-ready-'));
});
afterAll(() => rm(folder, { recursive: true }));

const PIDS = { worker: 1, simulator: 2, temporal: 3, postgres: 4 };

function describeStack(headless: boolean): ReadyFile {
  const context = {
    root: '/project',
    ports: toStackPorts(100),
    data: toDataFolder('/data'),
    environment: {},
    temporalCli: '/bin/temporal',
    demo: true,
    headless,
  };
  return toReadyFile(context, (name) => PIDS[name]);
}

test('names everything that scripts need', () => {
  expect(describeStack(false)).toEqual({
    temporal_address: '127.0.0.1:7333',
    temporal_cli: '/bin/temporal',
    namespace: 'default',
    task_queue: 'conn-dict-task-queue',
    ui_url: 'http://127.0.0.1:8333',
    health_url: 'http://127.0.0.1:8181/health',
    ready_url: 'http://127.0.0.1:8181/ready',
    metrics_url: 'http://127.0.0.1:9193/metrics',
    bridge_address: '127.0.0.1:50151',
    postgres_url: 'postgres://dict_user:dict_password@127.0.0.1:5532/dict_db',
    events_file: '/data/events.ndjson',
    logs_dir: '/data/logs',
    data_dir: '/data',
    stack_pid: process.pid,
    worker_pid: 1,
    simulator_pid: 2,
    temporal_pid: 3,
    postgres_pid: 4,
  });
});

test('has no address of a UI that does not run', () => {
  expect(describeStack(true).ui_url).toBeNull();
});

test('is whole at every moment while it is written again and again', async () => {
  const path = join(folder, 'below', 'ready.json');
  const content = describeStack(false);
  await writeReadyFile(path, content);
  let writing = true;
  const rewrite = async (): Promise<void> => {
    for (let count = 0; count < 200; count += 1) await writeReadyFile(path, content);
    writing = false;
  };
  const read = async (): Promise<void> => {
    while (writing) expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(content);
  };
  await Promise.all([rewrite(), read()]);
  expect(await readdir(join(folder, 'below'))).toEqual(['ready.json']);
});

test('is removed, also when it is not there', async () => {
  const path = join(folder, 'ready.json');
  await writeReadyFile(path, describeStack(false));
  await removeReadyFile(path);
  await removeReadyFile(path);
  await expect(readFile(path)).rejects.toMatchObject({ code: 'ENOENT' });
});
