import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** A program of an assembled app, in a process of its own. */
export interface AppProcess {
  /** All that it wrote so far. */
  readonly output: () => string;
  readonly stdout: () => string;
  kill(signal: NodeJS.Signals): void;
  /** Once it has ended; null where a signal killed it. */
  readonly exitCode: Promise<number | null>;
}

/** Starts `name.js` of the folder as an image does: in it, with these variables and no others. */
export function startApp(
  folder: string,
  [name, ...args]: readonly [name: string, ...args: string[]],
  env: Readonly<Record<string, string>>,
): AppProcess {
  // CONN_DICT_IMAGE_NODE: another Node than the one of the tests, such as that of the image.
  const node = process.env['CONN_DICT_IMAGE_NODE'] ?? process.execPath;
  const child = spawn(node, [`${name}.js`, ...args], { cwd: folder, env });
  let output = '';
  let stdout = '';
  child.stdout.on('data', (part) => (stdout += String(part)));
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part) => (output += String(part)));
  return {
    output: () => output,
    stdout: () => stdout,
    kill: (signal) => void child.kill(signal),
    exitCode: once(child, 'close').then(([code]) => code as number | null),
  };
}
