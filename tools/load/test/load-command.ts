import { fileURLToPath } from 'node:url';
import { runProgram, type RunningProgram } from '@conn-dict/bench/testing';

const PROGRAM = fileURLToPath(new URL('../dist/main.js', import.meta.url));

/** Starts the built command with the words of a line. */
export function runLoadCommand(line: string): RunningProgram {
  return runProgram(PROGRAM, line.split(' '));
}
