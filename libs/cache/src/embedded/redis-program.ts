import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const INSTALLER = fileURLToPath(new URL('../../../../tools/setup/components.mjs', import.meta.url));

/** Finds a `redis-server`, and installs it where it is missing: that takes seconds. */
export async function findRedisProgram(): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [INSTALLER, 'path', 'redis']);
  return stdout.trim();
}
