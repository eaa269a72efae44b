import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { watchOver } from './watcher.js';

const START_TIMEOUT_MS = 120_000;
const POLL_MS = 50;
const TAIL_LINES = 20;

export interface BrokerProcess {
  readonly pid: number;
  /** Kills it and resolves when it is gone. */
  kill(): Promise<void>;
}

export interface StartBrokerOptions {
  /** `pulsar-standalone` */
  readonly program: string;
  /** Where all of its data is. */
  readonly folder: string;
  readonly ports: { readonly broker: number; readonly web: number };
  readonly settings: Readonly<Record<string, string | number>>;
}

/** Starts a broker and waits until it serves the namespace `public/default`. */
export async function startBroker(options: StartBrokerOptions): Promise<BrokerProcess> {
  const { program, folder, ports } = options;
  const settings = Object.entries(options.settings).map(([name, value]) => `${name}=${value}`);
  const logPath = join(folder, 'broker.log');
  const log = await open(logPath, 'a');
  const broker = spawn(program, [folder, String(ports.broker), String(ports.web), ...settings], {
    stdio: ['ignore', log.fd, log.fd],
  });
  const gone = once(broker, 'close');
  await once(broker, 'spawn').finally(() => log.close());
  const endWatch = watchOver(broker.pid!);
  const kill = async (): Promise<void> => {
    broker.kill('SIGKILL');
    await gone;
    endWatch();
  };
  try {
    await untilServing(broker, `http://127.0.0.1:${ports.web}`);
  } catch (error) {
    await kill();
    throw new Error(`Pulsar does not start:\n${await tailOf(logPath)}`, { cause: error });
  }
  return { pid: broker.pid!, kill };
}

async function untilServing(broker: ChildProcess, adminUrl: string): Promise<void> {
  const deadline = performance.now() + START_TIMEOUT_MS;
  while (!(await answers(`${adminUrl}/admin/v2/persistent/public/default`))) {
    if (broker.exitCode !== null) throw new Error(`it ended with ${broker.exitCode}`);
    if (performance.now() > deadline) throw new Error(`not ready after ${START_TIMEOUT_MS} ms`);
    await delay(POLL_MS);
  }
}

function answers(url: string): Promise<boolean> {
  const signal = AbortSignal.timeout(5_000);
  return fetch(url, { signal }).then(
    ({ ok }) => ok,
    () => false,
  );
}

async function tailOf(path: string): Promise<string> {
  return (await readFile(path, 'utf8')).trim().split('\n').slice(-TAIL_LINES).join('\n');
}
