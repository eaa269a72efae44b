import { CommanderError } from 'commander';
import type { CliCommand } from './commands/cli-command.js';
import { EXIT_CODES } from './exit-codes.js';
import type { Failure } from './failure.js';
import type { Output } from './output/printer.js';
import { printFailure } from './output/print-failure.js';
import { createProgram } from './program.js';
import type { Terminal } from './terminal.js';
import { usageMessage } from './usage-message.js';

/** Runs one command line; answers the exit code of the process. Never rejects. */
export async function runCli(
  args: readonly string[],
  terminal: Terminal,
  program: CliCommand = createProgram(terminal),
): Promise<number> {
  let output: Output = 'table';
  program.hook('preAction', (_, command) => {
    output = command.getOptionValue('output') as Output;
  });
  prepare(program, terminal);
  try {
    await program.parseAsync(args, { from: 'user' });
    return EXIT_CODES.done.code;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return EXIT_CODES.done.code;
    const failure = error instanceof CommanderError ? ofUsage(error) : await ofCommand(error);
    printFailure(terminal, output, failure);
    return EXIT_CODES[failure.exit].code;
  }
}

/** Everything that commander would write or end by itself goes through here. */
function prepare(command: CliCommand, terminal: Terminal): void {
  const { stdout, stderr } = terminal;
  command
    .exitOverride()
    .showHelpAfterError(false)
    .configureOutput({
      writeOut: (text) => void stdout.write(text),
      // With its group, `conn-dict claim` shows help in place of an error.
      writeErr: (text) => void stderr.write(text),
      outputError: () => undefined,
      getOutHasColors: () => stdout.hasColors?.() === true && stdout.isTTY === true,
      getErrHasColors: () => stderr.hasColors?.() === true && stderr.isTTY === true,
    });
  for (const child of command.commands) prepare(child as CliCommand, terminal);
}

/** It knows the errors of everything that a command can load: only who failed waits for that. */
async function ofCommand(error: unknown): Promise<Failure> {
  const { toFailure } = await import('./failure.js');
  return toFailure(error);
}

function ofUsage(error: CommanderError): Failure {
  const isHelp = error.code === 'commander.help';
  const message = isHelp ? 'a command is missing' : `${usageMessage(error)}; see --help`;
  return { exit: 'usage', type: 'Usage', message, faults: [] };
}
