import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker, type WorkerOptions, type WorkflowBundleWithSourceMap } from '@temporalio/worker';

export interface TestWorkerOptions {
  readonly environment: TestWorkflowEnvironment;
  /** Left out for a worker of activities alone. */
  readonly bundle?: WorkflowBundleWithSourceMap;
  readonly taskQueue: string;
  readonly activities: object;
  readonly options?: Partial<WorkerOptions>;
}

export interface TestWorker {
  /** Stops polling, lets running tasks end, and rejects with what broke the worker. */
  stop(): Promise<void>;
}

const ignored = { fn: () => undefined };
/** What the interceptors of every bundle report to; a test that wants to hear it gives sinks of its own. */
const SINKS = { connDictRuns: { ended: ignored }, exporter: { export: ignored } };

/** Starts a worker and lets it run beside the test. */
export async function startTestWorker(deps: TestWorkerOptions): Promise<TestWorker> {
  const worker = await Worker.create({
    connection: deps.environment.nativeConnection,
    ...(deps.bundle ? { workflowBundle: deps.bundle } : {}),
    taskQueue: deps.taskQueue,
    activities: deps.activities,
    sinks: SINKS,
    ...deps.options,
  });
  const running = worker.run();
  running.catch(() => undefined);
  return {
    async stop() {
      if (worker.getState() === 'RUNNING') worker.shutdown();
      await running;
    },
  };
}
