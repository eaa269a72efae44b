import { fileURLToPath } from 'node:url';
import { runProgram, type RunningProgram } from '../src/testing/running-program.js';

const PROGRAM = fileURLToPath(new URL('../dist/main.js', import.meta.url));

/** Starts the built command. */
export function runBench(args: readonly string[]): RunningProgram {
  return runProgram(PROGRAM, args);
}
