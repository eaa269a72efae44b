import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** Temporal's command with its development server, or its server as it is released (tools/setup). */
export type TemporalComponent = 'temporal-cli' | 'temporal-server';

/**
 * Gives the path of a program of Temporal, installing it where needed; what takes long shows itself on standard error.
 *
 * @throws Error with what to install, where no way works.
 */
export async function findTemporalCommand(
  root: string,
  signal: AbortSignal,
  component: TemporalComponent = 'temporal-cli',
): Promise<string> {
  const program = join(root, 'tools/setup/components.mjs');
  const child = spawn(process.execPath, [program, 'path', component], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stop = (): void => void child.kill('SIGTERM');
  signal.addEventListener('abort', stop);
  try {
    let path = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (path += text));
    const code = await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    signal.throwIfAborted();
    if (code !== 0) throw new Error('Without Temporal there is no stack; see above.');
    return path.trim();
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
