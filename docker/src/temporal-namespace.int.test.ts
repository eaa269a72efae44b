// Proves of the script that makes Temporal's namespace for compose: it makes it on a real server, and does no harm when it is repeated.
import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { componentPath, createRealTimeEnvironment } from '@conn-dict/testing';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DOCKER_FOLDER } from '../test/compose-project.js';

const NAMESPACE = 'compose';

let temporal: TestWorkflowEnvironment;
beforeAll(async () => {
  temporal = await createRealTimeEnvironment();
});
afterAll(() => temporal.teardown());

it('makes the namespace, once', async () => {
  const cli = await componentPath('temporal-cli');
  const run = () =>
    promisify(execFile)('sh', [join(DOCKER_FOLDER, 'compose/temporal-namespace.sh')], {
      env: {
        PATH: `${dirname(cli)}:${process.env['PATH'] ?? ''}`,
        HOME: tmpdir(),
        TEMPORAL_ADDRESS: temporal.address,
        TEMPORAL_NAMESPACE: NAMESPACE,
      },
    });
  await run();
  const described = await temporal.connection.workflowService.describeNamespace({
    namespace: NAMESPACE,
  });
  expect(described.namespaceInfo?.name).toBe(NAMESPACE);
  await run();
});
