import { fileURLToPath } from 'node:url';
import { bundleWorkflowSources, startTestWorker, type TestWorker } from '@conn-dict/testing';
import type { TestWorkflowEnvironment } from '@temporalio/testing';

const WORKFLOWS = fileURLToPath(new URL('./workflows/index.ts', import.meta.url));

/** Starts a worker of the stand-in workflows on that queue. */
export async function startStandIn(
  environment: TestWorkflowEnvironment,
  taskQueue: string,
): Promise<TestWorker> {
  const bundle = await bundleWorkflowSources(WORKFLOWS);
  // One activity, that nobody calls: without any, a worker polls for none.
  return await startTestWorker({ environment, bundle, taskQueue, activities: { idle: () => 0 } });
}
