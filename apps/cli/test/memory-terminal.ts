import { Readable, Writable } from 'node:stream';
import type { Terminal } from '../src/terminal.js';

/** A terminal whose streams are kept. */
export interface MemoryTerminal extends Terminal {
  /** What was written so far. */
  written(): { readonly stdout: string; readonly stderr: string };
}

export interface MemoryTerminalOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** What stdin gives. @default nothing */
  readonly stdin?: string;
}

/** Makes a terminal that is none: pipes on both sides. */
export function createMemoryTerminal(options: MemoryTerminalOptions = {}): MemoryTerminal {
  const { env = {}, stdin = '' } = options;
  const texts = { stdout: '', stderr: '' };
  const keep = (name: keyof typeof texts): Writable =>
    new Writable({
      write(chunk, _encoding, done) {
        texts[name] += String(chunk);
        done();
      },
    });
  return {
    stdin: Readable.from([stdin]),
    stdout: keep('stdout'),
    stderr: keep('stderr'),
    env,
    written: () => ({ ...texts }),
  };
}
