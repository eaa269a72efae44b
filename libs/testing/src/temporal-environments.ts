import { TestWorkflowEnvironment } from '@temporalio/testing';
import { componentPath } from './component-path.js';
import { quietRuntime } from './quiet-runtime.js';

/** Starts Temporal's test server, whose time skips while a result is awaited; one for each test file. */
export async function createTimeSkippingEnvironment(): Promise<TestWorkflowEnvironment> {
  quietRuntime();
  const path = await componentPath('test-server');
  return await TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path } },
  });
}

/** Starts Temporal's real server in memory, in real time. */
export async function createRealTimeEnvironment(): Promise<TestWorkflowEnvironment> {
  quietRuntime();
  const path = await componentPath('temporal-cli');
  return await TestWorkflowEnvironment.createLocal({
    server: { executable: { type: 'existing-path', path } },
  });
}
