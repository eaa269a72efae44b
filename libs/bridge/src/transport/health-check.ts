import { BinaryReader } from '@bufbuild/protobuf/wire';
import { toTlsFault } from '@conn-dict/tls';
import { status, type Client, type ServiceError } from '@grpc/grpc-js';
import { openBridgeChannel, type BridgeChannelOptions } from './bridge-channel.js';
import { HEALTH_CHECK } from './reach.js';

/** In the order of grpc's own enum. */
const SERVING_STATUSES = ['UNKNOWN', 'SERVING', 'NOT_SERVING', 'SERVICE_UNKNOWN'] as const;

/** What a Bridge says of itself over grpc's health protocol, or why it says nothing. */
export type BridgeHealth =
  /** `UNIMPLEMENTED`: a Bridge without the health service. */
  | { readonly answers: true; readonly status: (typeof SERVING_STATUSES)[number] | 'UNIMPLEMENTED' }
  /** `reason`: grpc's status, or a line on why TLS fails; nothing of the peer's text. */
  | { readonly answers: false; readonly reason: string };

/**
 * Asks a Bridge once how it is, over a connection of its own, within `timeoutMs`.
 *
 * @throws TlsFilesError the certificates cannot be used
 */
export async function askBridgeHealth(options: BridgeChannelOptions): Promise<BridgeHealth> {
  const channel = openBridgeChannel(options);
  try {
    return { answers: true, status: await ask(channel.client, options.timeoutMs) };
  } catch (error) {
    const { code } = error as ServiceError;
    if (code === status.UNIMPLEMENTED) return { answers: true, status: 'UNIMPLEMENTED' };
    const fault = toTlsFault(error, { name: 'the Bridge', variables: 'BRIDGE_TLS_' });
    return { answers: false, reason: fault ?? status[code] };
  } finally {
    channel.close();
  }
}

function ask(client: Client, timeoutMs: number): Promise<(typeof SERVING_STATUSES)[number]> {
  return new Promise((resolve, reject) => {
    client.makeUnaryRequest(
      HEALTH_CHECK,
      () => Buffer.alloc(0),
      readStatus,
      undefined,
      { deadline: Date.now() + timeoutMs },
      (error: ServiceError | null, answer) => {
        if (error) reject(error);
        else resolve(answer ?? 'UNKNOWN');
      },
    );
  });
}

/** `HealthCheckResponse` has one field, `status`, which is missing where it is 0. */
function readStatus(bytes: Buffer): (typeof SERVING_STATUSES)[number] {
  const reader = new BinaryReader(bytes);
  if (bytes.length === 0) return 'UNKNOWN';
  reader.tag();
  return SERVING_STATUSES[reader.int32()] ?? 'UNKNOWN';
}
