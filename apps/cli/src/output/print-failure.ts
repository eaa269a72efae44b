import { EXIT_CODES } from '../exit-codes.js';
import type { Failure } from '../failure.js';
import type { Terminal } from '../terminal.js';
import type { Output } from './printer.js';
import { createStyles } from './styles.js';

/** Writes why a command failed to stderr: a line, or for scripts one JSON object. */
export function printFailure(
  { stderr }: Pick<Terminal, 'stderr'>,
  output: Output,
  { exit, type, message, faults }: Failure,
): void {
  if (output === 'json') {
    const error = { type, message, faults, exit_code: EXIT_CODES[exit].code };
    stderr.write(`${JSON.stringify({ error })}\n`);
    return;
  }
  stderr.write(`${createStyles(stderr).bad('error')}: ${message}\n`);
}
