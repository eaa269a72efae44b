import { fileURLToPath } from 'node:url';
import { domainTaskQueue, type Domain } from '@conn-dict/contracts';
import {
  bundleWorkflowSources,
  createRealTimeEnvironment,
  startTestWorker,
  type TestWorker,
} from '@conn-dict/testing';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { isConnDictError, type ConnDictError } from '../src/index.js';

const WORKFLOWS_PATH = fileURLToPath(new URL('./workflows/index.ts', import.meta.url));

/** Temporal's real server, where stand-ins are registered under the names of the real workflows. */
export interface StandInWorld {
  readonly environment: TestWorkflowEnvironment;
  /** Serves a queue: of one domain, or the combined one. */
  serve(taskQueue: string, domain?: Domain): Promise<TestWorker>;
  close(): Promise<void>;
}

export async function createStandInWorld(): Promise<StandInWorld> {
  const [environment, bundle] = await Promise.all([
    createRealTimeEnvironment(),
    bundleWorkflowSources(WORKFLOWS_PATH),
  ]);
  return {
    environment,
    serve: (taskQueue, domain) =>
      startTestWorker({
        environment,
        bundle,
        taskQueue: domain === undefined ? taskQueue : domainTaskQueue(taskQueue, domain),
        activities: {},
      }),
    close: () => environment.teardown(),
  };
}

/** The error of ours that a call rejects with; fails the test where it resolves, or rejects with another. */
export async function errorOf(call: Promise<unknown>): Promise<ConnDictError> {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (isConnDictError(error)) return error;
  throw new Error('the call did not fail as ours do', { cause: error });
}
