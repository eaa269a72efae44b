import type { ClientConfig } from '@conn-dict/config';
import { createPayloadCodec } from '@conn-dict/encryption';
import { readTemporalTls } from '@conn-dict/worker-kit/temporal-tls';
import {
  Client,
  Connection,
  defaultGrpcRetryOptions,
  makeGrpcRetryInterceptor,
} from '@temporalio/client';

export interface OpenTemporal {
  readonly client: Client;
  readonly connection: Connection;
  close(): Promise<void>;
}

/** As of the client library: some 3 s until an unreachable server is told as such. */
const TRIES_MAX = 6;

/**
 * Makes a client as the environment says: it connects with its first call, and reads and writes payloads as the workers
 * do.
 *
 * @throws TlsFilesError the certificates cannot be used
 */
export function openTemporal(
  { temporal, encryption }: ClientConfig,
  tries: number = TRIES_MAX,
): OpenTemporal {
  const { address, namespace, apiKey, metadata } = temporal;
  const tls = readTemporalTls(temporal.tls);
  const connection = Connection.lazy({
    address,
    interceptors: [makeGrpcRetryInterceptor(defaultGrpcRetryOptions({ maxAttempts: tries }))],
    ...(tls !== undefined && { tls }),
    ...(apiKey !== undefined && { apiKey }),
    ...(metadata !== undefined && { metadata }),
  });
  const client = new Client({
    connection,
    namespace,
    ...(encryption && { dataConverter: { payloadCodecs: [createPayloadCodec(encryption)] } }),
  });
  return { client, connection, close: () => connection.close() };
}
