import type { PayloadCodec } from '@temporalio/common';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { componentPath } from './component-path.js';
import { quietRuntime } from './quiet-runtime.js';

/** Starts Temporal's test server, whose time skips while a result is awaited; one for each test file. */
export async function createTimeSkippingEnvironment(): Promise<TestWorkflowEnvironment> {
  quietRuntime();
  const path = await componentPath('test-server');
  return await startWithin(START_TRIES, () =>
    TestWorkflowEnvironment.createTimeSkipping({
      server: { executable: { type: 'existing-path', path } },
    }),
  );
}

export interface RealTimeEnvironmentOptions {
  /** Values of the server's dynamic configuration, as its command line takes them. @default its own */
  readonly dynamicConfig?: Readonly<Record<string, string>>;
  /** The SQLite file that the server keeps everything in. @default none, in memory */
  readonly dbFilename?: string;
  /** How the environment's own client writes and reads payloads. @default JSON */
  readonly payloadCodecs?: PayloadCodec[];
}

/** Starts Temporal's real server, in memory unless told, in real time. */
export async function createRealTimeEnvironment({
  dynamicConfig = {},
  dbFilename,
  payloadCodecs,
}: RealTimeEnvironmentOptions = {}): Promise<TestWorkflowEnvironment> {
  quietRuntime();
  const path = await componentPath('temporal-cli');
  const extraArgs = Object.entries(dynamicConfig).flatMap(([name, value]) => [
    '--dynamic-config-value',
    `${name}=${value}`,
  ]);
  return await startWithin(START_TRIES, () =>
    TestWorkflowEnvironment.createLocal({
      server: {
        executable: { type: 'existing-path', path },
        extraArgs,
        ...(dbFilename !== undefined && { dbFilename }),
      },
      ...(payloadCodecs && { client: { dataConverter: { payloadCodecs } } }),
    }),
  );
}

/** The SDK gives a server five seconds to start, which a busy machine may not have. */
const START_TRIES = 4;

async function startWithin<T>(tries: number, start: () => Promise<T>): Promise<T> {
  try {
    return await start();
  } catch (error) {
    if (tries <= 1) throw error;
    return await startWithin(tries - 1, start);
  }
}
