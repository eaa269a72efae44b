// Proves that calls, queries and events are spans below the one at work, described by OpenTelemetry's conventions, and none outside.
import { SpanStatusCode, context, trace } from '@opentelemetry/api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startCollector, type Collector, type ReceivedSpan } from '../testing.js';
import { createTracing, type Tracing } from '../tracing.js';
import { createBridgeCallTrace } from './bridge-calls.js';
import { createPublicationTrace } from './publications.js';
import { createQueryTrace } from './queries.js';

const CLIENT = 3;
const PRODUCER = 4;
const CALL = { service: 'dict.bridge.v1.ClaimService', method: 'CreateClaim' };
const EVENT = { id: 'C-1/created', type: 'dict.claim.created' };
const TOPIC = 'persistent://public/default/dict-events';

const traceCall = createBridgeCallTrace('bridge.example:50051');
const traceQuery = createQueryTrace({ host: 'db.example', port: 5432, database: 'dict_db' });
const tracePublication = createPublicationTrace({ url: 'pulsar://b:6650', topic: TOPIC });

let collector: Collector;
let tracing: Tracing | undefined;
beforeEach(async () => {
  collector = await startCollector();
  tracing = await createTracing({ endpoint: `${collector.endpoint}/`, serviceName: 'test' });
});
afterEach(async () => {
  await tracing?.close();
  collector.stop();
});

/** Does it in a span, and answers that and the one below it. */
async function within(work: () => void): Promise<{ above: ReceivedSpan; span: ReceivedSpan }> {
  trace.getTracer('test').startActiveSpan('step', (span) => {
    work();
    span.end();
  });
  await tracing?.close();
  const [span, above] = collector.spans();
  return { above: above!, span: span! };
}

function attributesOf({ attributes }: ReceivedSpan): Record<string, unknown> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));
}

describe('a call of the Bridge', () => {
  it('is a client span that the call carries', async () => {
    let headers: Readonly<Record<string, string>> = {};
    const { above, span } = await within(() => {
      const call = traceCall(CALL);
      headers = call.headers;
      call.ended({ statusCode: 7, errorType: 'Forbidden' });
    });
    expect(span).toMatchObject({
      name: 'dict.bridge.v1.ClaimService/CreateClaim',
      kind: CLIENT,
      traceId: above.traceId,
      parentSpanId: above.spanId,
      status: { code: SpanStatusCode.ERROR },
    });
    expect(headers['traceparent']).toBe(`00-${span.traceId}-${span.spanId}-01`);
    expect(attributesOf(span)).toEqual({
      'rpc.system': 'grpc',
      'rpc.service': CALL.service,
      'rpc.method': CALL.method,
      'rpc.grpc.status_code': 7,
      'server.address': 'bridge.example',
      'server.port': 50051,
      'error.type': 'Forbidden',
    });
  });
});

describe('a query', () => {
  it('is a client span with its text on one line, and where it goes', async () => {
    const { span } = await within(() => traceQuery('select *\n  from claims\n where a = $1')?.());
    expect(span).toMatchObject({ name: 'SELECT claims', kind: CLIENT, status: {} });
    expect(attributesOf(span)).toEqual({
      'db.system.name': 'postgresql',
      'db.namespace': 'dict_db',
      'db.operation.name': 'SELECT',
      'db.collection.name': 'claims',
      'db.query.text': 'select * from claims where a = $1',
      'server.address': 'db.example',
      'server.port': 5432,
    });
  });

  it.each([
    ['23505', { 'error.type': '23505', 'db.response.status_code': '23505' }],
    ['POOL_TIMEOUT', { 'error.type': 'POOL_TIMEOUT' }],
  ])('that fails has the code %s', async (code, attributes) => {
    const { span } = await within(() => traceQuery('commit')?.(code));
    expect(span).toMatchObject({ name: 'COMMIT', status: { code: SpanStatusCode.ERROR } });
    expect(attributesOf(span)).toMatchObject(attributes);
    expect('db.response.status_code' in attributesOf(span)).toBe(code === '23505');
  });

  it('of thousands of values is cut', async () => {
    const { span } = await within(() => traceQuery(`select ${'$1,'.repeat(5_000)}`)?.());
    expect(attributesOf(span)['db.query.text']).toHaveLength(2_000);
  });
});

describe('an event', () => {
  it('is a producer span that the event carries', async () => {
    let headers: Readonly<Record<string, string>> | undefined;
    const { span } = await within(() => {
      const publication = tracePublication(EVENT);
      headers = publication?.headers;
      publication?.ended();
    });
    expect(span).toMatchObject({ name: `send ${TOPIC}`, kind: PRODUCER });
    expect(headers?.['traceparent']).toBe(`00-${span.traceId}-${span.spanId}-01`);
    expect(attributesOf(span)).toEqual({
      'messaging.system': 'pulsar',
      'messaging.operation.name': 'send',
      'messaging.operation.type': 'send',
      'messaging.destination.name': TOPIC,
      'cloudevents.event_id': EVENT.id,
      'cloudevents.event_type': EVENT.type,
    });
  });
});

describe('outside of a span', () => {
  it('nothing is traced', async () => {
    traceCall(CALL).ended({ statusCode: 0 });
    expect(traceCall(CALL).headers).toEqual({});
    expect(traceQuery('select 1')).toBeUndefined();
    expect(tracePublication(EVENT)).toBeUndefined();
    await tracing?.close();
    expect(collector.spans()).toEqual([]);
  });
});

describe('below a span that is not sampled', () => {
  it('nothing is exported, and the Bridge is told so', async () => {
    const spanContext = { traceId: '1'.repeat(32), spanId: '2'.repeat(16), traceFlags: 0 };
    const unsampled = trace.setSpanContext(context.active(), spanContext);
    context.with(unsampled, () => {
      const call = traceCall(CALL);
      expect(call.headers['traceparent']).toMatch(/^00-1{32}-[0-9a-f]{16}-00$/);
      call.ended({ statusCode: 0 });
    });
    await tracing?.close();
    expect(collector.spans()).toEqual([]);
  });
});
