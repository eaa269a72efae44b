import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ROOT } from '../src/blocks/read-pages.js';

const TIMEOUT_MS = 120_000;

/** How a block of commands ended. */
export interface BlockEnd {
  readonly code: number;
  /** Standard output and standard error, one after the other. */
  readonly output: string;
}

/** Runs a block with bash in a folder, up to the first command that fails. */
export async function runBlock(code: string, { cwd, env }: BlockPlace): Promise<BlockEnd> {
  try {
    const { stdout, stderr } = await bash(
      ['-c', `exec </dev/null\nset -eu\nshopt -s expand_aliases\n${code}`],
      { cwd, env },
    );
    return { code: 0, output: stdout + stderr };
  } catch (error) {
    const { code: exit, stdout, stderr } = error as { code?: number } & Record<string, string>;
    return { code: exit ?? 1, output: `${stdout ?? ''}${stderr ?? ''}` };
  }
}

/** Where a block is run. */
export interface BlockPlace {
  readonly cwd: string;
  /** The whole environment. */
  readonly env: Readonly<Record<string, string>>;
}

/** Whether bash can read a block; nothing of it is run. */
export async function isReadable(code: string): Promise<boolean> {
  const { code: exit } = await bash(['-n', '-c', code], { cwd: ROOT, env: {} }).then(
    () => ({ code: 0 }),
    () => ({ code: 1 }),
  );
  return exit === 0;
}

function bash(args: readonly string[], { cwd, env }: BlockPlace) {
  return promisify(execFile)('/bin/bash', ['--norc', ...args], {
    cwd,
    env: { ...env },
    timeout: TIMEOUT_MS,
    maxBuffer: 50_000_000,
  });
}
