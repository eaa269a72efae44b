import { fileURLToPath } from 'node:url';
import { UsageError } from '@conn-dict/bench/parts';
import { listenForStop } from '@conn-dict/local-stack/programs';
import { INTERRUPTED } from './exit-codes.js';
import { compareRuns } from './compare-runs.js';
import { parseLoadCommand, type LoadCommand } from './load-options.js';
import { reportRun } from './report-run.js';
import { tuneRun } from './tune-run.js';
import { USAGE } from './usage.js';

const root = fileURLToPath(new URL('../../../..', import.meta.url));

/** Does what the command line asks for and gives the exit code; `--help` tells what each means. */
export async function main(args: readonly string[]): Promise<number> {
  const command = readCommand(args);
  if (typeof command === 'number') return command;
  const signal = listenForStop();
  try {
    return await run(command, { root, signal, say: (line) => console.error(line) });
  } catch (error) {
    if (error instanceof UsageError) return refuse(error);
    if (signal.aborted) return INTERRUPTED;
    console.error(error instanceof Error ? error.message : error);
    return 1;
  }
}

async function run(
  command: LoadCommand,
  context: Parameters<typeof reportRun>[1],
): Promise<number> {
  if (command.task === 'help') {
    console.log(USAGE);
    return 0;
  }
  if (command.task === 'compare') return await compareRuns(command, context);
  if (process.platform !== 'linux') throw new Error('It reads /proc: it runs on Linux only.');
  return command.task === 'tune'
    ? await tuneRun(command, context)
    : await reportRun(command, context);
}

function readCommand(args: readonly string[]): LoadCommand | number {
  try {
    return parseLoadCommand(args);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return refuse(error);
  }
}

function refuse({ message }: UsageError): number {
  console.error(`${message}\n\n${USAGE}`);
  return 2;
}
