// Proves of the built program, with the real `temporal` command: it shows what is encrypted to whoever has the token, and sends encrypted what is typed.
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { findFreePort } from '@conn-dict/free-port';
import { componentPath, createRealTimeEnvironment } from '@conn-dict/testing';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { SECRET, TOKEN, codec } from '../test/test-server.js';

const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const KEYS = {
  PAYLOAD_ENCRYPTION_KEYS: `k=${Buffer.alloc(32, 1).toString('base64')}`,
  PAYLOAD_ENCRYPTION_KEY_ID: 'k',
};

let program: ChildProcess | undefined;
const written = { stdout: '', stderr: '' };
afterEach(() => program?.kill('SIGKILL'));

function start(env: Record<string, string>): ChildProcess {
  written.stdout = written.stderr = '';
  program = spawn(process.execPath, [MAIN], { env });
  program.stdout?.on('data', (part) => (written.stdout += String(part)));
  program.stderr?.on('data', (part) => (written.stderr += String(part)));
  return program;
}

/** Starts the program and answers where it listens, once it does. */
async function serve(): Promise<string> {
  const address = `127.0.0.1:${await findFreePort()}`;
  const { stdout } = start({
    ...KEYS,
    CODEC_SERVER_ADDR: address,
    CODEC_SERVER_TOKENS: TOKEN,
    CODEC_SERVER_ENCODE: 'true',
  });
  while (!written.stdout.includes('codec server is listening')) await once(stdout!, 'data');
  return `http://${address}`;
}

it('names every fault of its environment, no secret, and ends with code 78', async () => {
  const child = start({ CODEC_SERVER_TOKENS: 'hunter2', CODEC_SERVER_ORIGINS: '*' });
  expect(await once(child, 'close')).toEqual([78, null]);
  expect(written.stderr).toContain('The environment is wrong in 3 variables:');
  expect(written.stderr).not.toContain('hunter2');
});

it('stops with code 0', async () => {
  await serve();
  program!.kill('SIGTERM');
  expect(await once(program!, 'close')).toEqual([0, null]);
});

describe('the temporal command', () => {
  let temporal: TestWorkflowEnvironment;
  let command: string;
  beforeAll(async () => {
    command = await componentPath('temporal-cli');
    temporal = await createRealTimeEnvironment({ payloadCodecs: [codec] });
    await temporal.client.workflow.start('SomeWorkflow', {
      taskQueue: 'nobody',
      workflowId: 'sealed',
      args: [{ name: SECRET }],
    });
  });
  afterAll(() => temporal.teardown());

  const run = async (...args: string[]): Promise<string> => {
    const all = ['workflow', ...args, '--address', temporal.address];
    const { stdout, stderr } = await promisify(execFile)(command, all);
    return stdout + stderr;
  };
  /** What it shows of the run, its payloads too, which it writes as base64. */
  const show = async (...args: string[]): Promise<string> => {
    const shown = await run('show', '--workflow-id', 'sealed', '-o', 'json', ...args);
    const data = [...shown.matchAll(/"data": "([^"]+)"/g)].map(([, text]) => text!);
    return [shown, ...data.map((text) => Buffer.from(text, 'base64').toString())].join('\n');
  };

  it('shows what is encrypted as that, and in clear with the token', async () => {
    const endpoint = await serve();
    const codecOptions = ['--codec-endpoint', endpoint, '--codec-auth'];
    expect(await show()).not.toContain(SECRET);
    expect(await show(...codecOptions, `Bearer ${TOKEN}`)).toContain(SECRET);
    expect(written.stdout).toContain('"caller":"token 1"');
    expect(written.stdout).not.toContain(SECRET);
  });

  it('sends an input encrypted that a worker with the key can read', async () => {
    const codecOptions = ['--codec-endpoint', await serve(), '--codec-auth', `Bearer ${TOKEN}`];
    const input = ['--input', JSON.stringify({ name: SECRET })];
    const what = ['--type', 'SomeWorkflow', '--task-queue', 'nobody', '--workflow-id', 'typed'];
    await run('start', ...what, ...input, ...codecOptions);
    const history = await temporal.client.workflow.getHandle('typed').fetchHistory();
    const { payloads } = history.events![0]!.workflowExecutionStartedEventAttributes!.input!;
    expect(Buffer.from(payloads![0]!.data!).includes(SECRET)).toBe(false);
    const [opened] = await codec.decode(payloads!);
    expect(Buffer.from(opened!.data!).toString()).toContain(SECRET);
  });
});
