// Proves that the trace context of a run is valid W3C, is the same at every replay, and stays in its starter's trace.
import { defaultPayloadConverter } from '@temporalio/common';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTraceContext, toRunTraceContext, withTraceContext } from './trace-context.js';

const RUN_ID = '01a20aa8-ba02-799f-b4b0-a85453103545';
const PARENT = { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00' };

describe('the context of a run', () => {
  it('is a trace of its own where nobody began one: the run id', () => {
    expect(toRunTraceContext(RUN_ID, undefined)).toEqual({
      traceparent: '00-01a20aa8ba02799fb4b0a85453103545-01a20aa8ba02799f-01',
    });
  });

  it('stays in the trace of its starter, sampled as that says, with its state', () => {
    expect(toRunTraceContext(RUN_ID, { ...PARENT, tracestate: 'vendor=1' })).toEqual({
      traceparent: '00-0af7651916cd43dd8448eb211c80319c-01a20aa8ba02799f-00',
      tracestate: 'vendor=1',
    });
  });

  it('is well-formed for every run id, and the same each time', () => {
    fc.assert(
      fc.property(fc.uuid(), (runId) => {
        const first = toRunTraceContext(runId, undefined);
        expect(first['traceparent']).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
        expect(toRunTraceContext(runId, undefined)).toEqual(first);
      }),
    );
  });
});

describe('the header', () => {
  it('carries a context beside other headers', () => {
    const other = defaultPayloadConverter.toPayload('other');
    const headers = withTraceContext({ other }, PARENT);
    expect(readTraceContext(headers)).toEqual(PARENT);
    expect(headers['other']).toBe(other);
  });

  it.each([
    ['none', {}],
    ['no context', { _tracer_data: defaultPayloadConverter.toPayload({}) }],
    ['text', { '_tracer-data': defaultPayloadConverter.toPayload('x') }],
    ['a null', { '_tracer-data': defaultPayloadConverter.toPayload(null) }],
    ['a bad one', { '_tracer-data': defaultPayloadConverter.toPayload({ traceparent: '00-1' }) }],
    ['bytes', { '_tracer-data': { metadata: {}, data: new Uint8Array([1]) } }],
  ])('gives nothing from %s', (_, headers) => {
    expect(readTraceContext(headers)).toBeUndefined();
  });
});
