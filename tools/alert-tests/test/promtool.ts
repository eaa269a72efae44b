import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { componentPath } from '@conn-dict/testing';

/** Runs promtool and answers its output. @throws Error with all that it wrote, where it finds a fault */
export async function promtool(...args: readonly string[]): Promise<string> {
  const program = join(await componentPath('prometheus'), 'promtool');
  try {
    const { stdout } = await promisify(execFile)(program, args);
    return stdout;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`promtool ${args.slice(0, 2).join(' ')}:\n${stdout}${stderr}`, {
      cause: error,
    });
  }
}
