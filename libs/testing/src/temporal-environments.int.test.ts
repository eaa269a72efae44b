// Proves that a month passes in moments on the time-skipping server, and that the real server runs what it is given.
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import {
  createRealTimeEnvironment,
  createTimeSkippingEnvironment,
} from './temporal-environments.js';
import { startTestWorker, type TestWorker } from './test-worker.js';
import { bundleWorkflowSources } from './workflow-bundle.js';

type Environment = Awaited<ReturnType<typeof createRealTimeEnvironment>>;

const WORKFLOWS = fileURLToPath(new URL('../test/month-workflow.ts', import.meta.url));
const taskQueue = 'months';

let environment: Environment;
let worker: TestWorker;
afterEach(async () => {
  await worker.stop();
  await environment.teardown();
});

async function startMonth(start: () => Promise<Environment>) {
  environment = await start();
  const bundle = await bundleWorkflowSources(WORKFLOWS);
  worker = await startTestWorker({ environment, bundle, taskQueue, activities: {} });
  return await environment.client.workflow.start('MonthWorkflow', {
    taskQueue,
    workflowId: 'month',
  });
}

describe('environments', () => {
  it('skip a month while its result is awaited', async () => {
    const month = await startMonth(createTimeSkippingEnvironment);
    const before = await environment.currentTimeMs();
    expect(await month.result()).toBe('rested');
    expect((await environment.currentTimeMs()) - before).toBeGreaterThanOrEqual(30 * 86_400_000);
  });

  it('run it in real time on the real server', async () => {
    const month = await startMonth(createRealTimeEnvironment);
    await month.cancel();
    await expect(month.result()).rejects.toMatchObject({ cause: { name: 'CancelledFailure' } });
  });
});
