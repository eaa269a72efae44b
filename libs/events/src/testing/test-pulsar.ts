import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBroker, type BrokerProcess } from './broker-process.js';
import { findFreePort } from '@conn-dict/free-port';
import { pulsarProgram } from './pulsar-program.js';

export interface TestPulsarOptions {
  /** Broker settings over those of `pulsar-standalone`, by their names in Pulsar's `standalone.conf`. */
  readonly settings?: Readonly<Record<string, string | number>>;
}

/** A Pulsar broker for one test file. */
export interface TestPulsar {
  /** `pulsar://…` */
  readonly serviceUrl: string;
  /** `ws://…` */
  readonly webSocketUrl: string;
  /** `http://…` of the admin API. */
  readonly adminUrl: string;
  /** Of the running broker; another one after `start`. */
  readonly pid: number;
  /** Kills the broker as a crash would and resolves when it is gone; its data stays. */
  kill(): Promise<void>;
  /** Starts it again after `kill`, on the same ports and data. */
  start(): Promise<void>;
  /** Kills the broker, if it runs, and deletes its data. */
  stop(): Promise<void>;
}

/**
 * Starts a Pulsar broker on free ports with data of its own, in some 5 s; it needs 400 MB. Topics keep everything, and
 * the broker ends with this process. The first call on a machine installs Pulsar: a minute.
 */
export async function startTestPulsar({
  settings = {},
}: TestPulsarOptions = {}): Promise<TestPulsar> {
  const program = await pulsarProgram();
  const folder = await mkdtemp(join(tmpdir(), 'conn-dict-test-pulsar-'));
  const ports = { broker: await findFreePort(), web: await findFreePort() };
  const start = (): Promise<BrokerProcess> => startBroker({ program, folder, ports, settings });
  let broker = await start();
  return {
    serviceUrl: `pulsar://127.0.0.1:${ports.broker}`,
    webSocketUrl: `ws://127.0.0.1:${ports.web}`,
    adminUrl: `http://127.0.0.1:${ports.web}`,
    get pid() {
      return broker.pid;
    },
    kill: () => broker.kill(),
    start: async () => {
      broker = await start();
    },
    stop: async () => {
      await broker.kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
