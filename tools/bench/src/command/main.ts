import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listenForStop } from '@conn-dict/local-stack/programs';
import { benchClaims } from '../bench-claims.js';
import { parseBenchOptions, type BenchOptions } from './bench-options.js';
import { UsageError } from './usage-error.js';
import { USAGE } from './usage.js';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const INTERRUPTED = 130;

/**
 * Runs the command with the arguments `args` and gives the exit code: 0 where it has measured, whatever it found, 1 on
 * failure, 2 for wrong options, 130 when it was stopped.
 */
export async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (typeof options === 'number') return options;
  const signal = listenForStop();
  try {
    if (process.platform !== 'linux') throw new Error('It reads /proc: it runs on Linux only.');
    const { name, report, text } = await benchClaims({ root, options, signal, say });
    const file = resolve(options.jsonFile ?? join(root, `tools/bench/.out/${name}.json`));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, `${JSON.stringify(report, null, 2)}\n`);
    console.log(`${text}\nNumbers: ${file}`);
    return 0;
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

function readOptions(args: readonly string[]): BenchOptions | number {
  try {
    const options = parseBenchOptions(args);
    if (!options.help) return options;
    console.log(USAGE);
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`${error.message}\n\n${USAGE}`);
    return 2;
  }
}
