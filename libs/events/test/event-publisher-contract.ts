import { CloudEvent as StandardEvent } from 'cloudevents';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EventsError, toCloudEvent, type CloudEvent, type EventPublisher } from '../src/index.js';

/** One driver, and the log behind it to read back. */
export interface PublisherUnderTest {
  /** Opens a producer; what was published before stays in the log. */
  open(): Promise<EventPublisher>;
  /** All events of the log, in its order. */
  read(): Promise<CloudEvent[]>;
  /** Removes the log. */
  dispose(): Promise<void>;
}

/** Half a MiB: more than any event of ours, less than what Pulsar takes by default over its WebSocket API. */
const BIG_TEXT = 'á'.repeat(256 * 1024);

export function toTestEvent(id: string, subject: string, data: unknown = {}): CloudEvent {
  const time = '2026-01-31T10:00:00Z';
  return toCloudEvent({ id, type: 'dict.claim.created', subject, time, data });
}

/** What every driver of the port promises; `make` gives each test an empty log. */
export function describeEventPublisher(
  driver: string,
  make: () => Promise<PublisherUnderTest>,
): void {
  describe(`the event publisher over ${driver}`, () => {
    let log: PublisherUnderTest;
    let publisher: EventPublisher;

    beforeEach(async () => {
      log = await make();
      publisher = await log.open();
    });
    afterEach(async () => {
      await publisher.close();
      await log.dispose();
    });

    it('has an event in the log, unchanged and valid, once publish resolves', async () => {
      const event = toTestEvent('claim-1/created', 'CLAIM-1', { note: 'two\nlines, ü, \u2028' });
      await publisher.publish(event);
      const [read] = await log.read();
      expect(read).toEqual(event);
      expect(new StandardEvent({ ...read }).validate()).toBe(true);
    });

    it('keeps the order of the calls for each key', async () => {
      const events = Array.from({ length: 300 }, (_, i) => toTestEvent(`e${i}`, `CLAIM-${i % 3}`));
      await Promise.all(events.map((event) => publisher.publish(event)));
      const read = await log.read();
      for (const key of ['CLAIM-0', 'CLAIM-1', 'CLAIM-2'])
        expect(idsOf(read, key)).toEqual(idsOf(events, key));
    });

    it('keeps the id of an event that is published again', async () => {
      const event = toTestEvent('claim-1/created', 'CLAIM-1');
      await publisher.publish(event);
      await publisher.publish(event);
      expect(new Set((await log.read()).map(({ id }) => id))).toEqual(new Set([event.id]));
    });

    it('takes a big event', async () => {
      await publisher.publish(toTestEvent('big', 'CLAIM-1', { text: BIG_TEXT }));
      expect((await log.read()).map(({ data }) => data)).toEqual([{ text: BIG_TEXT }]);
    });

    it('sends what is under way before close resolves', async () => {
      const published = ['a', 'b', 'c'].map((id) => publisher.publish(toTestEvent(id, 'CLAIM-1')));
      await publisher.close();
      expect(idsOf(await log.read(), 'CLAIM-1')).toEqual(['a', 'b', 'c']);
      await Promise.all(published);
    });

    it('refuses an event after close, and closes twice', async () => {
      await publisher.close();
      await publisher.close();
      await expect(publisher.publish(toTestEvent('late', 'CLAIM-1'))).rejects.toThrow(EventsError);
      expect(await log.read()).toEqual([]);
    });

    it('goes on after what an earlier producer has published', async () => {
      await publisher.publish(toTestEvent('first', 'CLAIM-1'));
      await publisher.close();
      publisher = await log.open();
      await publisher.publish(toTestEvent('second', 'CLAIM-1'));
      expect(idsOf(await log.read(), 'CLAIM-1')).toEqual(['first', 'second']);
    });
  });
}

function idsOf(events: readonly CloudEvent[], key: string): string[] {
  return events.filter(({ partitionkey }) => partitionkey === key).map(({ id }) => id);
}
