// Proves that spans reach a collector over OTLP, without personal data, and that nothing of it is there without an endpoint.
import { SpanStatusCode, trace } from '@opentelemetry/api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startCollector, type Collector } from './testing.js';
import { currentTraceHeaders } from './trace-headers.js';
import { createTracing, type Tracing } from './tracing.js';

const TRACE_ID = '0af7651916cd43dd8448eb211c80319c';
const serviceName = 'conn-dict-worker';

let collector: Collector;
let tracing: Tracing | undefined;

beforeEach(async () => {
  collector = await startCollector();
});
afterEach(async () => {
  await tracing?.close();
  collector.stop();
});

describe('without an endpoint', () => {
  it('there is no tracing, and no trace to hand on', async () => {
    tracing = await createTracing({ endpoint: undefined, serviceName });
    expect(tracing).toBeUndefined();
    trace.getTracer('test').startActiveSpan('work', (span) => {
      expect(currentTraceHeaders()).toEqual({});
      span.end();
    });
  });
});

describe('with an endpoint', () => {
  beforeEach(async () => {
    tracing = await createTracing({ endpoint: `${collector.endpoint}/`, serviceName });
  });

  it('a span is exported, and its context is handed on across awaits', async () => {
    let headers: Record<string, string> = {};
    await trace.getTracer('test').startActiveSpan('work', async (span) => {
      await Promise.resolve();
      headers = currentTraceHeaders();
      span.end();
    });
    await tracing?.close();
    const [span] = collector.spans();
    expect(headers['traceparent']).toBe(`00-${span?.traceId}-${span?.spanId}-01`);
    expect(collector.bodies()).toContain(serviceName);
  });

  it('a span keeps the type of an error, and neither message nor personal fields', async () => {
    trace.getTracer('test').startActiveSpan('work', (span) => {
      span.setAttributes({ ownerName: 'Maria', keyValue: 'Maria', claim: 'C-1' });
      span.recordException(new TypeError('Maria has no account'));
      span.setStatus({ code: SpanStatusCode.ERROR, message: 'Maria' });
      span.end();
    });
    await tracing?.close();
    expect(collector.spans()[0]?.status).toEqual({ code: SpanStatusCode.ERROR });
    expect(collector.bodies()).toContain('TypeError');
    expect(collector.bodies()).toContain('C-1');
    expect(collector.bodies()).not.toContain('Maria');
  });

  it('a span that is over is exported under the ids it was given', async () => {
    const span = {
      name: 'RunWorkflow:ClaimWorkflow',
      parent: `00-${TRACE_ID}-b7ad6b7169203331-01`,
      startedAtMs: 1_000,
      endedAtMs: 4_000,
      failed: false,
      attributes: { run_id: 'r' },
    };
    tracing?.recordSpan({ ...span, traceparent: `00-${TRACE_ID}-00f067aa0ba902b7-01` });
    tracing?.recordSpan({ ...span, traceparent: `00-${TRACE_ID}-00f067aa0ba902b8-00` });
    tracing?.recordSpan({ ...span, traceparent: 'none' });
    await tracing?.close();
    expect(collector.spans()).toEqual([
      expect.objectContaining({
        name: span.name,
        traceId: TRACE_ID,
        spanId: '00f067aa0ba902b7',
        parentSpanId: 'b7ad6b7169203331',
        startTimeUnixNano: '1000000000',
        endTimeUnixNano: '4000000000',
      }),
    ]);
  });

  it('a collector that does not answer holds the end of the process for 2 s at most', async () => {
    collector.answers = false;
    trace.getTracer('test').startSpan('work').end();
    const startedAt = performance.now();
    await tracing?.close();
    expect(performance.now() - startedAt).toBeLessThan(4_000);
  });
});
