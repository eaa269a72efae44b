import type { ExitName } from './exit-codes.js';

/** Ends a command; its message is fit to show: no value of an input. */
export class CliError extends Error {
  override readonly name = 'CliError';

  constructor(
    readonly exit: ExitName,
    message: string,
  ) {
    super(message);
  }
}
