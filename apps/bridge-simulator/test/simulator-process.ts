import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { findFreePort } from '@conn-dict/free-port';
import { onTestFinished } from 'vitest';

const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const HEALTH = fileURLToPath(new URL('../dist/health.js', import.meta.url));

/** A simulator in a process of its own. */
export interface SimulatorProcess {
  readonly address: string;
  /** Lines that it wrote so far. */
  readonly lines: readonly string[];
  /** Waits for the end, which the signal brings; gives the exit code, or the signal that killed the process. */
  end(signal?: NodeJS.Signals): Promise<number | NodeJS.Signals | null>;
}

/** Runs the built `main.js` until it writes its first line. */
export async function runSimulator(
  variables: Readonly<Record<string, string>> = {},
): Promise<SimulatorProcess> {
  const address = `127.0.0.1:${String(await findFreePort())}`;
  const child = spawn(process.execPath, [MAIN], {
    env: { BRIDGE_SIMULATOR_ADDR: address, ...variables },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = once(child, 'exit');
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => lines.push(line));
  await Promise.race([once(reader, 'line'), ended]);
  return {
    address,
    lines,
    async end(signal) {
      if (signal !== undefined) child.kill(signal);
      const [code, endedBy] = (await ended) as [number | null, NodeJS.Signals | null];
      return code ?? endedBy;
    },
  };
}

/** Runs the built `health.js` and gives its exit code. */
export async function runHealth(
  variables: Readonly<Record<string, string>>,
): Promise<number | null> {
  const child = spawn(process.execPath, [HEALTH], { env: variables, stdio: 'ignore' });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}
