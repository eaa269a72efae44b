import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReadyFile } from '@conn-dict/local-stack';
import { vi } from 'vitest';
import { ROOT } from '../src/blocks/read-pages.js';

const READY_TIMEOUT_MS = 170_000;

/** With these no port is one that Linux gives to outgoing connections (32768 to 60999). */
const OFFSETS = { min: 10_950, max: 14_500 };

/** What `npm start` starts, in a process of its own. */
export interface StackProcess {
  readonly ready: ReadyFile;
  stop(): Promise<void>;
}

/** What runbooks look at has to be there: a schedule of syncs, and a sync of any size that waits for its approval. */
const TUNING = {
  VSYNC_PARTICIPANTS: '87654321',
  VSYNC_APPROVAL_PERCENT: '0',
  VSYNC_APPROVAL_ENTRIES: '0',
};

/** Starts a stack on free ports; another one where those of the first are taken. */
export async function startStack(folder: string): Promise<StackProcess> {
  const stack = runStack(folder);
  try {
    const ready = await vi.waitUntil(() => stack.readReady(), {
      timeout: READY_TIMEOUT_MS,
      interval: 200,
    });
    return { ready, stop: stack.stop };
  } catch (error) {
    await stack.stop();
    if (!stack.output().includes('These ports are busy'))
      throw new Error(`the stack did not start:\n${stack.output()}`, { cause: error });
    return startStack(folder);
  }
}

function runStack(folder: string) {
  const readyPath = join(folder, 'ready.json');
  const offset = OFFSETS.min + Math.floor(Math.random() * (OFFSETS.max - OFFSETS.min));
  const child = spawn(
    process.execPath,
    [
      join(ROOT, 'tools/local-stack/dist/main.js'),
      ...['--data-dir', join(folder, 'data')],
      ...['--ready-file', readyPath],
      ...['--port-offset', String(offset)],
      '--headless',
    ],
    { env: { ...process.env, ...TUNING }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  return {
    output: () => output,
    async readReady(): Promise<ReadyFile | false> {
      if (hasEnded()) throw new Error('it has ended');
      const text = await readFile(readyPath, 'utf8').catch(() => undefined);
      return text === undefined ? false : (JSON.parse(text) as ReadyFile);
    },
    async stop() {
      if (hasEnded()) return;
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    },
  };
}
