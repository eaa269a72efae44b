// Proves that a repeat from the same process goes out once, and that an event which failed may be tried again.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { toTestEvent } from '../test/event-publisher-contract.js';
import { EventsError, type CloudEvent, type EventPublisher } from './event-publisher.js';
import { withoutRepeats } from './without-repeats.js';

const publish = vi.fn<(event: CloudEvent) => Promise<void>>();
const close = vi.fn<() => Promise<void>>();
let publisher: EventPublisher;
beforeEach(() => {
  publish.mockReset().mockResolvedValue(undefined);
  close.mockReset().mockResolvedValue(undefined);
  publisher = withoutRepeats({ publish, close });
});

describe('withoutRepeats', () => {
  it('lets each event out once, those under way too', async () => {
    const event = toTestEvent('event-1', 'TEST-001');
    await Promise.all([publisher.publish(event), publisher.publish(event)]);
    await publisher.publish(event);
    await publisher.publish(toTestEvent('event-2', 'TEST-001'));
    expect(publish.mock.calls.map(([{ id }]) => id)).toEqual(['event-1', 'event-2']);
  });

  it('tries an event again that the log did not take', async () => {
    publish.mockRejectedValueOnce(new EventsError('the log is away'));
    const event = toTestEvent('event-1', 'TEST-001');
    await expect(publisher.publish(event)).rejects.toThrow(EventsError);
    await publisher.publish(event);
    expect(publish).toHaveBeenCalledTimes(2);
  });

  it('remembers ten thousand', async () => {
    for (let number = 0; number <= 10_000; number++)
      await publisher.publish(toTestEvent(`event-${number}`, 'TEST-001'));
    await publisher.publish(toTestEvent('event-10000', 'TEST-001'));
    expect(publish).toHaveBeenCalledTimes(10_001);
    await publisher.publish(toTestEvent('event-0', 'TEST-001'));
    expect(publish).toHaveBeenCalledTimes(10_002);
  });

  it('closes what it stands before', async () => {
    await publisher.close();
    expect(close).toHaveBeenCalledOnce();
  });
});
