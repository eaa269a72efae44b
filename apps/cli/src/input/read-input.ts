import { createReadStream } from 'node:fs';
import { text } from 'node:stream/consumers';
import { CliError } from '../cli-error.js';
import type { Terminal } from '../terminal.js';

/**
 * Reads the JSON object of `--input`: a file's, or with `-` that of stdin. What it holds can be personal data, so that no
 * error quotes it.
 *
 * @throws CliError
 */
export async function readInput(
  source: string,
  { stdin }: Pick<Terminal, 'stdin'>,
): Promise<Readonly<Record<string, unknown>>> {
  const content = await readText(source, stdin);
  const value = parse(content);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new CliError('input', '--input: must be one JSON object');
  return value as Readonly<Record<string, unknown>>;
}

async function readText(source: string, stdin: NodeJS.ReadableStream): Promise<string> {
  try {
    return await text(source === '-' ? stdin : createReadStream(source));
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    throw new CliError('missing', `--input: the file cannot be read (${code})`);
  }
}

function parse(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    throw new CliError('input', '--input: is not JSON');
  }
}
