// Proves of the built worker that a claim is one trace, from its caller over two workers to Bridge, database and events.
import { beforeAll, describe, expect, it } from 'vitest';
import type { ReceivedSpan } from '@conn-dict/observability/testing';
import { findCanaries } from '../test/personal-data/find-canaries.js';
import { ROOT, traceClaim, type TracedClaim } from '../test/traced-claim.js';

const CLIENT = 3;
const PRODUCER = 4;

let claim: TracedClaim;
beforeAll(async () => {
  claim = await traceClaim();
});

const named = (name: string | RegExp): readonly ReceivedSpan[] =>
  claim.spans.filter((span) => new RegExp(name).test(span.name));
const parentOf = (span: ReceivedSpan): ReceivedSpan | undefined =>
  claim.spans.find(({ spanId }) => spanId === span.parentSpanId);
const headerOf = ({ traceId, spanId }: ReceivedSpan): string => `00-${traceId}-${spanId}-01`;

function valueOf({ attributes }: ReceivedSpan, name: string): string | undefined {
  const value = attributes.find(({ key }) => key === name)?.value;
  return value && String(value.stringValue ?? value.intValue);
}

describe('the trace of a claim', () => {
  it('is one, and from each of its spans leads up to the caller', () => {
    expect(new Set(claim.spans.map(({ traceId }) => traceId)).size).toBe(1);
    for (const span of claim.spans) {
      let top = span;
      for (let above = parentOf(top); above; above = parentOf(top)) top = above;
      expect(top.name, span.name).toBe(ROOT);
    }
  });

  it('has each thing once, though the second worker replayed what the first had done', () => {
    const ids = claim.spans.map(({ spanId }) => spanId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(named('^RunWorkflow:')).toHaveLength(1);
    for (const step of ['CreateClaim', 'NotifyDonor', 'CompleteClaim', 'UpdateEntryOwnership'])
      expect(named(`^RunActivity:${step}Activity$`), step).toHaveLength(1);
    expect(named('^RunActivity:PublishClaimEventActivity$')).toHaveLength(2);
  });

  it('has calls of the Bridge below the steps that make them, and goes on there', () => {
    const calls = named(/^dict\.bridge\.v1\./);
    expect(calls.length).toBe(claim.bridgeHeaders.length);
    expect(calls.map(headerOf).toSorted()).toEqual(claim.bridgeHeaders.toSorted());
    for (const call of calls) {
      expect(call.kind).toBe(CLIENT);
      expect(parentOf(call)?.name).toMatch(/^RunActivity:/);
      expect(`${valueOf(call, 'rpc.service')}/${valueOf(call, 'rpc.method')}`).toBe(call.name);
      expect(valueOf(call, 'rpc.grpc.status_code')).toBe('0');
    }
    const [creation] = named('/CreateClaim$');
    expect(parentOf(creation!)?.name).toBe('RunActivity:CreateClaimActivity');
  });

  it('has queries below the steps that send them, as text without values', () => {
    const queries = claim.spans.filter((span) => valueOf(span, 'db.system.name') === 'postgresql');
    const names = queries.map(({ name }) => name);
    for (const name of ['INSERT claims', 'UPDATE claims', 'UPDATE entries'])
      expect(names).toContain(name);
    for (const query of queries) {
      expect(query.kind).toBe(CLIENT);
      expect(parentOf(query)?.name).toMatch(/^RunActivity:/);
    }
    const [insertion] = named('^INSERT claims$');
    expect(valueOf(insertion!, 'db.query.text')).toContain('$1');
  });

  it('has events below the steps that publish them, and goes on in them', () => {
    const publications = named('^send ');
    expect(publications.map(headerOf)).toEqual(claim.events.map(({ traceparent }) => traceparent));
    for (const publication of publications) {
      expect(publication.kind).toBe(PRODUCER);
      expect(parentOf(publication)?.name).toBe('RunActivity:PublishClaimEventActivity');
    }
  });

  it('tells nothing of a person', () => {
    expect(findCanaries(claim.bodies)).toEqual([]);
  });
});
