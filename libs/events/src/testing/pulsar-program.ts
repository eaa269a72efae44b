import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const INSTALLER = fileURLToPath(new URL('../../../../tools/setup/components.mjs', import.meta.url));

/** Finds the program that runs a broker, and installs it where it is missing. */
export async function pulsarProgram(): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [INSTALLER, 'path', 'pulsar']);
  return stdout.trim();
}
