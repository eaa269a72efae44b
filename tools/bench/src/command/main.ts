import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listenForStop } from '@conn-dict/local-stack/programs';
import { BENCH_COMMANDS, type ReadyBench } from './bench-command.js';
import { UsageError } from './usage-error.js';
import { USAGE } from './usage.js';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const INTERRUPTED = 130;

/**
 * Runs the benchmark that the first argument names and gives the exit code: 0 where it has measured, whatever it
 * found, 1 on failure or where something that must hold did not, 2 for a wrong name or wrong options, 130 when it was stopped.
 */
export async function main([name = '', ...args]: readonly string[]): Promise<number> {
  const bench = readCommand(name, args);
  if (typeof bench === 'number') return bench;
  const signal = listenForStop();
  try {
    if (process.platform !== 'linux') throw new Error('It reads /proc: it runs on Linux only.');
    const outcome = await bench.run({ root, signal, say });
    const { name: measurement, report, text, isGood = true } = outcome;
    const file = resolve(bench.jsonFile ?? join(root, `tools/bench/.out/${measurement}.json`));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, `${JSON.stringify(report, null, 2)}\n`);
    console.log(`${text}\nNumbers: ${file}`);
    return isGood ? 0 : 1;
  } catch (error) {
    if (signal.aborted) return INTERRUPTED;
    console.error(error instanceof Error ? error.message : error);
    return 1;
  }
}

/** Progress; standard output is for the result. */
function say(line: string): void {
  console.error(line);
}

function readCommand(name: string, args: readonly string[]): ReadyBench | number {
  const command = BENCH_COMMANDS.get(name);
  if (command === undefined) {
    console.error(USAGE);
    return 2;
  }
  try {
    const bench = command.parse(args);
    if (!bench.help) return bench;
    console.log(command.usage);
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`${error.message}\n\n${command.usage}`);
    return 2;
  }
}
