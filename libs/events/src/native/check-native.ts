import { createNativeProducer } from './native-producer.js';
import { loadNativePulsar } from './load-native-pulsar.js';
import type { NativePublisherOptions } from './native-publisher.js';

/** Makes the producer of the native client, and closes it. Resolves with why that fails, or with nothing. @throws EventsDriverMissing */
export async function checkNative(
  options: Omit<NativePublisherOptions, 'pulsar'>,
): Promise<string | undefined> {
  const protocol = /^[a-z+]+:/.exec(options.url)?.[0] ?? '';
  const producer = createNativeProducer({ ...options, pulsar: await loadNativePulsar(protocol) });
  try {
    await producer.get();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : 'unknown';
  } finally {
    await producer.close();
  }
}
