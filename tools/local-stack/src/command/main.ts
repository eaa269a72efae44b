import { fileURLToPath } from 'node:url';
import { runLocalStack } from '../stack/local-stack.js';
import { listenForStop } from '../stack/stop-signals.js';
import { parseStackOptions, type StackOptions } from './stack-options.js';
import { UsageError } from './usage-error.js';
import { USAGE } from './usage.js';

const root = fileURLToPath(new URL('../../../..', import.meta.url));

/** Runs the command with the arguments `args` and gives the exit code: 0 after a stop, 1 on failure, 2 for wrong options. */
export async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (typeof options === 'number') return options;
  const signal = listenForStop();
  // A closed terminal takes the output away, not the duty to stop in good order.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  try {
    await runLocalStack({ options, root, signal, say: (line) => console.log(line) });
    console.log('Stopped; the data is kept.');
    return 0;
  } catch (error) {
    if (signal.aborted) return 0;
    console.error(error instanceof Error ? error.message : error);
    return 1;
  }
}

function readOptions(args: readonly string[]): StackOptions | number {
  try {
    const options = parseStackOptions(args);
    if (!options.help) return options;
    console.log(USAGE);
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`${error.message}\n\n${USAGE}`);
    return 2;
  }
}
