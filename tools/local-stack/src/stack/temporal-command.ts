import { spawn } from 'node:child_process';
import { join } from 'node:path';

/**
 * Gives the path of the `temporal` command, installing it where needed; what takes long shows itself on standard error.
 *
 * @throws Error with what to install, where no way works.
 */
export async function findTemporalCommand(root: string, signal: AbortSignal): Promise<string> {
  const program = join(root, 'tools/setup/components.mjs');
  const child = spawn(process.execPath, [program, 'path', 'temporal-cli'], {
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
