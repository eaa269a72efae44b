import type { EventPublisher } from '../event-publisher.js';
import { loadNativePulsar } from './load-native-pulsar.js';
import { createNativePublisher, type NativePublisherOptions } from './native-publisher.js';

/** Loads the native client and makes its publisher. @throws EventsDriverMissing */
export async function openNativePublisher({
  protocol,
  ...options
}: Omit<NativePublisherOptions, 'pulsar'> & {
  readonly protocol: string;
}): Promise<EventPublisher> {
  return createNativePublisher({ ...options, pulsar: await loadNativePulsar(protocol) });
}
