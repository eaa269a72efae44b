import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const OUTPUT_BYTES_MAX = 32 * 1_024 * 1_024;
const LINES = 20;

/** A command that ended with another code than 0, with the end of what it wrote. */
class CommandFailed extends Error {
  override readonly name = 'CommandFailed';
}

/** Runs a command in a folder; answers its standard output. @throws CommandFailed */
export async function runCommand(
  command: string,
  args: readonly string[],
  folder: string,
): Promise<string> {
  try {
    const options = { cwd: folder, maxBuffer: OUTPUT_BYTES_MAX };
    return (await promisify(execFile)(command, args, options)).stdout;
  } catch (error) {
    const { stdout = '', stderr = '', message } = error as Error & Record<string, string>;
    const lines = `${stdout}${stderr}`.trim() || message;
    const told = lines.split('\n').slice(-LINES).join('\n');
    throw new CommandFailed(`${[command, ...args].join(' ')} failed:\n${told}`);
  }
}
