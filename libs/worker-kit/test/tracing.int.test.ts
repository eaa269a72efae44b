// Proves that one trace leads from whoever starts a workflow, over the run and its activities, to what those call.
import { createTracing, currentTraceHeaders } from '@conn-dict/observability';
import {
  startCollector,
  type Collector,
  type ReceivedSpan,
} from '@conn-dict/observability/testing';
import { Client } from '@temporalio/client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readTraceContext, withTraceContext } from '../src/trace-context.js';
import { createTestBundle, startKitWorker, until, type TestBundle } from './kit-worker.js';
import { startTemporalServer, type TemporalServer } from './temporal-server.js';

const PARENT = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
const INPUT = { claim_id: 'C-1', entry_id: 'E-1' };

let server: TemporalServer;
let bundle: TestBundle;
let collector: Collector;
beforeEach(async () => {
  [server, bundle, collector] = await Promise.all([
    startTemporalServer(),
    createTestBundle(),
    startCollector(),
  ]);
});
afterEach(async () => {
  collector.stop();
  await server.stop();
  await bundle.remove();
});

/** A client whose starts carry a trace, as Temporal's OpenTelemetry interceptor of any SDK does it. */
function createTracedClient(): Client {
  return new Client({
    connection: server.client.connection,
    interceptors: {
      workflow: [
        {
          startWithDetails: (input, next) =>
            next({ ...input, headers: withTraceContext(input.headers, { traceparent: PARENT }) }),
        },
      ],
    },
  });
}

async function traceRun(
  client: Client,
  workflowType = 'ProbeWorkflow',
): Promise<{ runId: string; called: string; spans: readonly ReceivedSpan[] }> {
  let called = '';
  const worker = await startKitWorker({
    address: server.address,
    bundlePath: bundle.path,
    tracing: await createTracing({
      endpoint: collector.endpoint,
      serviceName: 'test',
    }),
    activity: async () => {
      called = currentTraceHeaders()['traceparent'] ?? '';
      return 'probed';
    },
  });
  const run = await client.workflow.start(workflowType, {
    taskQueue: worker.taskQueue,
    workflowId: 'traced',
    args: [INPUT],
  });
  if (workflowType === 'RacesWorkflow') await run.signal('go');
  await run.result();
  await until(
    () => worker.logs.some(({ msg }) => msg === `${workflowType} ended`),
    (ended) => ended,
  );
  worker.stop();
  expect(await worker.exitCode).toBe(0);
  return { runId: run.firstExecutionRunId, called, spans: collector.spans() };
}

it('a started trace goes on through the run and its activity to the call', async () => {
  const { called, spans } = await traceRun(createTracedClient());
  const [, traceId, parentId] = PARENT.split('-');
  const run = spans.find(({ name }) => name === 'RunWorkflow:ProbeWorkflow');
  const activity = spans.find(({ name }) => name === 'RunActivity:ProbeActivity');
  expect(spans).toHaveLength(2);
  expect(run).toMatchObject({ traceId, parentSpanId: parentId });
  expect(activity).toMatchObject({ traceId, parentSpanId: run?.spanId });
  expect(called).toBe(`00-${traceId}-${activity?.spanId}-01`);
});

it('a run that was started without a trace is one of its own, found by its run id', async () => {
  const { runId, spans } = await traceRun(server.client);
  const traceId = runId.replaceAll('-', '');
  const run = spans.find(({ name }) => name === 'RunWorkflow:ProbeWorkflow');
  const activity = spans.find(({ name }) => name === 'RunActivity:ProbeActivity');
  expect(run).toMatchObject({ traceId });
  expect(run).not.toHaveProperty('parentSpanId');
  expect(activity).toMatchObject({ traceId, parentSpanId: run?.spanId });
});

it('hands the context on in the header that the interceptors of other SDKs read', async () => {
  await traceRun(createTracedClient());
  const history = await server.client.workflow.getHandle('traced').fetchHistory();
  const scheduled = history.events?.find((event) => event.activityTaskScheduledEventAttributes);
  const headers = scheduled?.activityTaskScheduledEventAttributes?.header?.fields ?? {};
  expect(readTraceContext(headers)?.['traceparent']).toMatch(
    /^00-0af7651916cd43dd8448eb211c80319c-/,
  );
});

it('takes in the activities that run inside a workflow task too', async () => {
  const { spans } = await traceRun(createTracedClient(), 'RacesWorkflow');
  const run = spans.find(({ name }) => name === 'RunWorkflow:RacesWorkflow');
  const activities = spans.filter(({ name }) => name === 'RunActivity:ProbeActivity');
  expect(activities.length).toBeGreaterThanOrEqual(4);
  for (const activity of activities) {
    expect(activity).toMatchObject({ traceId: run?.traceId, parentSpanId: run?.spanId });
  }
});
