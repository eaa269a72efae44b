// Proves that our envelope is what CloudEvents 1.0 asks for, judged by the reference implementation.
import { CloudEvent as StandardEvent, HTTP } from 'cloudevents';
import { describe, expect, it } from 'vitest';
import { toCloudEvent } from './index.js';

const event = toCloudEvent({
  id: 'claim-test-001/created',
  type: 'dict.claim.created',
  subject: 'TEST-001',
  time: '2026-01-31T10:00:00.123Z',
  data: { claim_id: 'TEST-001' },
});

describe('toCloudEvent', () => {
  it('names the service as source and keys the event by its subject', () => {
    expect(event).toEqual({
      specversion: '1.0',
      id: 'claim-test-001/created',
      source: '/conn-dict-worker',
      type: 'dict.claim.created',
      subject: 'TEST-001',
      time: '2026-01-31T10:00:00.123Z',
      datacontenttype: 'application/json',
      partitionkey: 'TEST-001',
      data: { claim_id: 'TEST-001' },
    });
  });

  it('is valid, and read back the same, by the reference implementation', () => {
    expect(new StandardEvent({ ...event }).validate()).toBe(true);
    const headers = { 'content-type': 'application/cloudevents+json' };
    const read = HTTP.toEvent({ headers, body: JSON.stringify(event) }) as StandardEvent<unknown>;
    expect(read.toJSON()).toEqual(event);
  });
});
