// Proves that histories do not depend on our workflow interceptors: they replay with and without, however recorded.
import { fileURLToPath } from 'node:url';
import {
  DefaultLogger,
  NativeConnection,
  Runtime,
  Worker,
  bundleWorkflowCode,
  type WorkflowBundleWithSourceMap,
} from '@temporalio/worker';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { workflowInterceptorModules } from '../src/bundle-workflows.js';
import { startTemporalServer, type TemporalServer } from './temporal-server.js';

const workflowsPath = fileURLToPath(new URL('./workflows/index.ts', import.meta.url));
const logger = new DefaultLogger('ERROR');
const sinks = { connDictRuns: { ended: { fn: () => undefined } } };

let server: TemporalServer;
let bundles: Record<'with' | 'without', WorkflowBundleWithSourceMap>;
beforeAll(async () => {
  Runtime.install({ logger });

  server = await startTemporalServer();
  bundles = {
    with: await bundleWorkflowCode({
      workflowsPath,
      logger,
      workflowInterceptorModules: workflowInterceptorModules(),
    }),
    without: await bundleWorkflowCode({ workflowsPath, logger }),
  };
});
afterAll(() => server.stop());

/** Runs the workflow that races, waits, retries and is signalled, and answers its history. */
async function recordHistory(recordedWith: 'with' | 'without'): Promise<unknown> {
  const taskQueue = `neutral-${recordedWith}`;
  const connection = await NativeConnection.connect({ address: server.address });
  const worker = await Worker.create({
    connection,
    taskQueue,
    workflowBundle: bundles[recordedWith],
    sinks,
    activities: {
      ProbeActivity: ({ entry_id }: { entry_id: string }) => Promise.resolve(entry_id),
    },
  });
  const history = await worker.runUntil(async () => {
    const input = { claim_id: 'C-1', entry_id: 'E-1' };
    const run = await server.client.workflow.start('RacesWorkflow', {
      taskQueue,
      workflowId: taskQueue,
      args: [input],
    });
    await run.signal('go');
    expect(await run.result()).toBe('E-1 E-1 signalled');
    return run.fetchHistory();
  });
  await connection.close();
  return history;
}

it.each([
  ['with', 'without'],
  ['without', 'with'],
  ['with', 'with'],
] as const)('a history recorded %s them replays %s them', async (recordedWith, replayedWith) => {
  const history = await recordHistory(recordedWith);
  await Worker.runReplayHistory({ workflowBundle: bundles[replayedWith], sinks }, history);
});
