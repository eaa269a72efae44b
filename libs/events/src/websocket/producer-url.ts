import { toProducerName } from '../producer-name.js';
import { IN_FLIGHT_MAX } from '../publish-limits.js';

export interface ProducerUrlOptions {
  /** `ws://host:port` or `wss://…`, with the path of a reverse proxy where there is one. */
  readonly url: string;
  /** `persistent://tenant/namespace/name` */
  readonly topic: string;
  readonly producerName: string;
}

/** Makes the address of one connection of a producer; each has a name of its own. */
export function toProducerUrl({ url, topic, producerName }: ProducerUrlOptions): string {
  const address = new URL(url);
  const [domain, rest = ''] = topic.split('://');
  const [tenant, namespace, ...name] = rest.split('/');
  // Pulsar decodes the name, and takes tenant and namespace as they are.
  const path = [domain, tenant, namespace, encodeURIComponent(name.join('/'))].join('/');
  address.pathname = `${address.pathname.replace(/\/$/, '')}/ws/v2/producer/${path}`;
  address.searchParams.set('producerName', toProducerName(producerName));
  // The proxy must not let go of one event and send the next: it waits for the broker, and we set the bound.
  address.searchParams.set('sendTimeoutMillis', '0');
  // With room for those that we have given up and the proxy has not.
  address.searchParams.set('maxPendingMessages', String(2 * IN_FLIGHT_MAX));
  return address.href;
}
