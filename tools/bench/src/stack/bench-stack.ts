import { readEnvironment } from '@conn-dict/config';
import { findTemporalCommand, toChildEnvironment } from '@conn-dict/local-stack/programs';
import { Client, Connection } from '@temporalio/client';
import type { BenchFolder } from './bench-folder.js';
import { startBenchPostgres, type BenchPostgres } from './bench-postgres.js';
import type { BenchProgram } from './bench-program.js';
import { findFreePorts } from './free-ports.js';
import {
  NAMESPACE,
  PORT_NAMES,
  startClaimWorker,
  startNoopWorker,
  startSimulator,
  startTemporal,
  type BenchPorts,
  type PartContext,
} from './stack-parts.js';

export interface BenchStackOptions {
  readonly root: string;
  readonly folder: BenchFolder;
  /** Whether the worker of the no-op claims runs too. */
  readonly withNoops: boolean;
  readonly profileDir: string | undefined;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}

/** All that a measurement needs, running. */
export interface BenchStack {
  readonly ports: BenchPorts;
  readonly client: Client;
  readonly temporal: BenchProgram;
  readonly postgres: BenchPostgres;
  readonly simulator: BenchProgram;
  readonly worker: BenchProgram;
  /** Missing where it was not wanted. */
  readonly noopWorker: BenchProgram | undefined;
}

/** Runs `work` on a stack of its own; all of it is stopped when `work` has ended, whatever happened. */
export async function withBenchStack<T>(
  options: BenchStackOptions,
  work: (stack: BenchStack) => Promise<T>,
): Promise<T> {
  const stops: (() => Promise<void>)[] = [];
  const running = async <P extends BenchProgram>(starting: Promise<P>): Promise<P> => {
    const part = await starting;
    stops.push(() => part.stop());
    options.say(`✓ ${part.title}`);
    return part;
  };
  try {
    const context = await toContext(options);
    const [temporal, postgres, simulator] = await allOrNone([
      running(startTemporal(context)),
      running(startBenchPostgres(context)),
      running(startSimulator(context)),
    ]);
    const [worker, noopWorker] = await allOrNone([
      running(startClaimWorker(context)),
      options.withNoops ? running(startNoopWorker(context)) : undefined,
    ]);
    const { ports } = context;
    const connection = await Connection.connect({ address: `127.0.0.1:${ports.temporal}` });
    stops.push(() => connection.close());
    const client = new Client({ connection, namespace: NAMESPACE });
    return await work({ ports, client, temporal, postgres, simulator, worker, noopWorker });
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
}

async function toContext({
  root,
  folder,
  profileDir,
  signal,
}: BenchStackOptions): Promise<PartContext> {
  return {
    root,
    folder,
    profileDir,
    signal,
    temporalCli: await findTemporalCommand(root, signal),
    ports: await findFreePorts(PORT_NAMES),
    environment: toChildEnvironment(readEnvironment()),
  };
}

/** As Promise.all, but waits for all of them also when one fails: what has started meanwhile has to be known. */
async function allOrNone<T extends readonly unknown[]>(
  starting: T,
): Promise<{ -readonly [I in keyof T]: Awaited<T[I]> }> {
  await Promise.allSettled(starting);
  return await Promise.all(starting);
}
