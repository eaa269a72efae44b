// Proves that the URL's scheme chooses the driver, and that one without a driver is named at the start.
import { describe, expect, it } from 'vitest';
import { createEventPublisher, EventsDriverMissing } from './index.js';

describe('createEventPublisher', () => {
  it.each(['pulsar:', 'pulsar+ssl:', 'ws:', 'wss:'])(
    'has no driver for %s yet',
    async (protocol) => {
      const url = `${protocol}//user:secret@localhost:6650`;
      const made = createEventPublisher({ url, topic: 'events', producerName: 'test' });
      await expect(made).rejects.toThrow(EventsDriverMissing);
      await expect(made).rejects.toThrow(`no driver for ${protocol}// in this build`);
      await expect(made).rejects.not.toThrow('secret');
    },
  );

  it('reads the scheme of a list of brokers too', async () => {
    const url = 'pulsar://a:6650,b:6650';
    const made = createEventPublisher({ url, topic: 'events', producerName: 'test' });
    await expect(made).rejects.toThrow('no driver for pulsar:// in this build');
  });
});
