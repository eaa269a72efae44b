// Proves that an event carries the trace of its publication, that the trace hears how that ended, and order stays.
import { beforeEach, describe, expect, it } from 'vitest';
import { toCloudEvent } from './cloud-event.js';
import { EventsError, type CloudEvent } from './event-publisher.js';
import { withTraces, type PublicationTrace } from './trace-publication.js';

const EVENT = toCloudEvent({
  id: 'C-1/created',
  type: 'dict.claim.created',
  subject: 'C-1',
  time: '2026-01-31T10:00:00Z',
  data: {},
});
const TRACE = { traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01' };

let published: CloudEvent[];
let ends: (string | undefined)[];
beforeEach(() => {
  published = [];
  ends = [];
});

function publisher(headers: PublicationTrace['headers'] | undefined, failure?: Error) {
  const log = {
    publish: async (event: CloudEvent) => {
      published.push(event);
      if (failure) throw failure;
    },
    close: async () => undefined,
  };
  return withTraces(log, () => headers && { headers, ended: (error) => ends.push(error) });
}

describe('withTraces', () => {
  it("gives the event CloudEvents' tracing extension, and nothing else of the headers", async () => {
    await publisher({ ...TRACE, tracestate: 'a=b', baggage: 'k=v' }).publish(EVENT);
    expect(published).toEqual([{ ...EVENT, ...TRACE, tracestate: 'a=b' }]);
    expect(ends).toEqual([undefined]);
  });

  it('leaves an event outside of a trace as it is', async () => {
    await publisher(undefined).publish(EVENT);
    expect(published).toEqual([EVENT]);
  });

  it('tells the trace of a log that does not take the event', async () => {
    const refused = publisher(TRACE, new EventsError('no')).publish(EVENT);
    await expect(refused).rejects.toThrow(EventsError);
    expect(ends).toEqual(['EventsUnavailable']);
  });

  it('hands events on in the order of the calls', () => {
    const traced = publisher(TRACE);
    void traced.publish(EVENT);
    void traced.publish({ ...EVENT, id: 'C-1/completed' });
    expect(published.map(({ id }) => id)).toEqual(['C-1/created', 'C-1/completed']);
  });
});
