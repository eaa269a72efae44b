import { loadPayloadEncryptionConfig, readEnvironment, type Environment } from '@conn-dict/config';
import { createPayloadCodec } from '@conn-dict/encryption';
import { findTemporalCommand, toChildEnvironment } from '@conn-dict/local-stack/programs';
import { Client, Connection, type DataConverter } from '@temporalio/client';
import type { BenchFolder } from './bench-folder.js';
import { startBenchPostgres, type BenchPostgres } from './bench-postgres.js';
import type { BenchProgram } from './bench-program.js';
import { findBenchPorts, type BenchPorts } from './bench-ports.js';
import { startReleasedServer } from './released-server.js';
import {
  NAMESPACE,
  startDevelopmentServer,
  startSimulator,
  type PartContext,
  type TemporalServerKind,
} from './stack-parts.js';
import { startCombinedWorker, startNoopWorker } from './worker-parts.js';

export interface BenchStackOptions {
  readonly root: string;
  readonly folder: BenchFolder;
  /** Processes of the combined worker, on one task queue. */
  readonly workers: number;
  /** Processes of the no-op worker, on another. */
  readonly noopWorkers: number;
  readonly profileDir: string | undefined;
  /** @default 'development' */
  readonly temporalServer?: TemporalServerKind;
  /** @default the server's own */
  readonly temporalConfig?: PartContext['temporalConfig'];
  /** Variables of the combined workers. @default those of this process */
  readonly workerEnvironment?: Environment;
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
  readonly workers: readonly BenchProgram[];
  readonly noopWorkers: readonly BenchProgram[];
  /** Starts a combined worker in the place of one that was stopped. */
  startWorker(index: number): Promise<BenchProgram>;
}

/** Runs `work` on a stack of its own; all of it is stopped when `work` has ended, whatever happened. */
export async function withBenchStack<T>(
  options: BenchStackOptions,
  work: (stack: BenchStack) => Promise<T>,
): Promise<T> {
  const stops: (() => Promise<unknown>)[] = [];
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
    const startWorker = (index: number) => running(startCombinedWorker(context, index));
    const [workers, noopWorkers] = await allOrNone([
      allOrNone(times(options.workers, startWorker)),
      allOrNone(times(options.noopWorkers, (index) => running(startNoopWorker(context, index)))),
    ]);
    const { ports } = context;
    const connection = await Connection.connect({ address: `127.0.0.1:${ports.temporal}` });
    stops.push(() => connection.close());
    const client = new Client({
      connection,
      namespace: NAMESPACE,
      dataConverter: toDataConverter(context.environment),
    });
    const programs = { temporal, postgres, simulator, workers, noopWorkers };
    return await work({ ports, client, ...programs, startWorker });
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
}

const COMPONENTS = { development: 'temporal-cli', released: 'temporal-server' } as const;

function startTemporal(context: PartContext): Promise<BenchProgram> {
  return context.temporalServer === 'released'
    ? startReleasedServer(context)
    : startDevelopmentServer(context);
}

/** The driver encrypts as the workers do, which get the same environment. */
function toDataConverter(environment: Environment): DataConverter {
  const encryption = loadPayloadEncryptionConfig(environment);
  return encryption === undefined ? {} : { payloadCodecs: [createPayloadCodec(encryption)] };
}

async function toContext({
  root,
  folder,
  profileDir,
  signal,
  workers,
  noopWorkers,
  temporalServer = 'development',
  temporalConfig = {},
  workerEnvironment = {},
}: BenchStackOptions): Promise<PartContext> {
  return {
    root,
    folder,
    profileDir,
    temporalServer,
    temporalConfig,
    workerEnvironment,
    signal,
    temporalProgram: await findTemporalCommand(root, signal, COMPONENTS[temporalServer]),
    ports: await findBenchPorts({ workers, noopWorkers }),
    environment: toChildEnvironment(readEnvironment()),
  };
}

function times<T>(count: number, make: (index: number) => T): readonly T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

/** As Promise.all, but waits for all of them also when one fails: what has started meanwhile has to be known. */
async function allOrNone<T extends readonly unknown[]>(
  starting: T,
): Promise<{ -readonly [I in keyof T]: Awaited<T[I]> }> {
  await Promise.allSettled(starting);
  return await Promise.all(starting);
}
