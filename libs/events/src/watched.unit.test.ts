// Proves that each attempt tells its begin and its end, nothing of the event, and fails as the driver does.
import { expect, it } from 'vitest';
import { toCloudEvent } from './cloud-event.js';
import { EventsError, type EventPublisher } from './event-publisher.js';
import { watched, type EventProgress } from './watched.js';

const time = '2026-01-01T00:00:00Z';
const event = toCloudEvent({
  id: 'claim-1/created',
  type: 'dict.claim.created',
  subject: 'claim-1',
  time,
  data: { status: 'OPEN' },
});

function watch(publish: EventPublisher['publish']) {
  const told: EventProgress[] = [];
  const publisher = watched({ publish, close: async () => undefined }, (step) => told.push(step));
  return { publisher, told };
}

it('tells of an event that is offered and published', async () => {
  const { publisher, told } = watch(async () => undefined);
  await publisher.publish(event);
  expect(told).toEqual([
    { id: event.id, time, step: 'offered' },
    { id: event.id, time, step: 'published' },
  ]);
});

it('tells of one that was not taken, whose error stays what it is', async () => {
  const away = new EventsError('no connection');
  const { publisher, told } = watch(() => Promise.reject(away));
  await expect(publisher.publish(event)).rejects.toBe(away);
  expect(told.map(({ step }) => step)).toEqual(['offered', 'failed']);
});
