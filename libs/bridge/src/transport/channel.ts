import { Client, credentials, type ChannelCredentials, type ChannelOptions } from '@grpc/grpc-js';

/** TLS to the Bridge; with certificate and key, mutual TLS. All are PEM. */
export interface BridgeTls {
  /** Authorities that may sign the Bridge's certificate. @default those of the Node.js release */
  readonly ca?: Buffer;
  /** Our certificate and its chain; needs `key`. */
  readonly cert?: Buffer;
  /** Our private key; needs `cert`. */
  readonly key?: Buffer;
  /** Name that the Bridge's certificate must carry. @default the host of the address */
  readonly serverName?: string;
}

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

/**
 * Opens the one channel to the Bridge. It connects with the first call, and again whenever the connection is lost.
 *
 * @throws Error if a certificate or key is not PEM, or only one of `cert` and `key` is given
 */
export function openChannel(address: string, tls: BridgeTls | undefined): Client {
  const name = tls?.serverName;
  return new Client(address, toCredentials(tls), {
    ...CHANNEL_OPTIONS,
    ...(name && { 'grpc.ssl_target_name_override': name, 'grpc.default_authority': name }),
  });
}

function toCredentials(tls: BridgeTls | undefined): ChannelCredentials {
  if (!tls) return credentials.createInsecure();
  return credentials.createSsl(tls.ca, tls.key, tls.cert);
}
