// Proves that the URL's scheme chooses the driver, and that a missing one is named at the start with what to do.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createEventPublisher, EventsDriverMissing } from './index.js';
import { loadNativePulsar } from './native/load-native-pulsar.js';

const options = { topic: 'persistent://public/default/events', producerName: 'test' };

/** Whether somebody has got the binary, which comes from outside the registry. */
const hasNativeClient = await promisify(execFile)(
  process.execPath,
  ['-e', "require('pulsar-client')"],
  {
    cwd: import.meta.dirname,
  },
).then(
  () => true,
  () => false,
);

describe('createEventPublisher', () => {
  it.skipIf(hasNativeClient).each(['pulsar://broker:6650', 'pulsar+ssl://a:6651,b:6651'])(
    'says at the start that the native client for %s is missing, and what to do',
    async (url) => {
      const made = createEventPublisher({ url, ...options });
      await expect(made).rejects.toThrow(EventsDriverMissing);
      await expect(made).rejects.toThrow(
        /^no driver for pulsar(\+ssl)?:\/\/ events: .*pulsar-client/,
      );
      await expect(made).rejects.toThrow('npm explore pulsar-client -- npm run install');
      await expect(made).rejects.toThrow('ws://');
      await expect(made).rejects.not.toThrow(import.meta.dirname.slice(0, 8));
    },
  );

  it('says so too where the whole package is missing', async () => {
    const loaded = loadNativePulsar('pulsar:', 'no-such-pulsar-client');
    await expect(loaded).rejects.toThrow('the package pulsar-client is not installed');
  });

  it.each(['ws:', 'wss:'])('waits for no broker behind %s', async (protocol) => {
    const url = `${protocol}//127.0.0.1:1`;
    const publisher = await createEventPublisher({ url, ...options });
    await publisher.close();
  });

  it('shows no part of an address that nobody knows but its scheme', async () => {
    const made = createEventPublisher({ url: 'kafka://user:secret@broker:9092', ...options });
    await expect(made).rejects.toThrow('no driver for kafka:// events');
    await expect(made).rejects.not.toThrow('secret');
  });
});
