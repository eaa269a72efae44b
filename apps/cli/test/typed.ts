import { runCli } from '../src/run-cli.js';
import { createMemoryTerminal, type MemoryTerminalOptions } from './memory-terminal.js';

/** How a command line ended. */
export interface Typed {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line over pipes. */
export async function type(
  args: readonly string[],
  options: MemoryTerminalOptions = {},
): Promise<Typed> {
  const terminal = createMemoryTerminal(options);
  const code = await runCli(args, terminal);
  return { code, ...terminal.written() };
}

/** Runs it with JSON as output, and reads that. */
export async function typeForJson(
  args: readonly string[],
  options: MemoryTerminalOptions = {},
): Promise<Typed & { readonly document: unknown }> {
  const typed = await type([...args, '--output', 'json'], options);
  return { ...typed, document: typed.stdout === '' ? undefined : JSON.parse(typed.stdout) };
}
