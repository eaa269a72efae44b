import type { TlsMaterial } from '@conn-dict/tls';
import { Client, credentials, type ChannelCredentials, type ChannelOptions } from '@grpc/grpc-js';

const MESSAGE_BYTES_MAX = 4 * 1024 * 1024;

const CHANNEL_OPTIONS: ChannelOptions = {
  // A dead connection is found by a ping, at the latest with the next call. No pings without calls: many servers
  // answer those with a GOAWAY.
  'grpc.keepalive_time_ms': 30_000,
  'grpc.keepalive_timeout_ms': 5_000,
  'grpc.keepalive_permit_without_calls': 0,
  // The default ceiling is two minutes: too long to be away after the Bridge is back.
  'grpc.initial_reconnect_backoff_ms': 500,
  'grpc.max_reconnect_backoff_ms': 5_000,
  'grpc.max_send_message_length': MESSAGE_BYTES_MAX,
  'grpc.max_receive_message_length': MESSAGE_BYTES_MAX,
  // No retry policy from DNS, no proxy from the environment: the caller retries, and only libs/config reads variables.
  'grpc.service_config_disable_resolution': 1,
  'grpc.enable_http_proxy': 0,
  // The connection belongs to this channel and ends with it.
  'grpc.use_local_subchannel_pool': 1,
};

/** Makes a channel to the Bridge. It connects with the first call, and again whenever the connection is lost. */
export function createChannel(address: string, tls?: ChannelTls): Client {
  const name = tls?.serverName;
  return new Client(address, toCredentials(tls), {
    ...CHANNEL_OPTIONS,
    ...(name && { 'grpc.ssl_target_name_override': name, 'grpc.default_authority': name }),
  });
}

/** Of one channel, for as long as it lives. */
export interface ChannelTls extends TlsMaterial {
  readonly serverName?: string | undefined;
}

function toCredentials(tls: ChannelTls | undefined): ChannelCredentials {
  if (!tls) return credentials.createInsecure();
  return credentials.createSsl(tls.ca, tls.key, tls.cert);
}
