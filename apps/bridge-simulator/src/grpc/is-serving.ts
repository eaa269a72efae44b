import { Client, credentials, type ChannelCredentials } from '@grpc/grpc-js';
import { service as health } from 'grpc-health-check';
import type { ServerTls } from './server.js';

/**
 * Asks `grpc.health.v1.Health` of the server beside us whether it serves; with its own certificate, where it has one.
 *
 * @throws ServiceError where nothing answers in time
 */
export async function isServing(
  address: string,
  timeoutMs: number,
  tls?: ServerTls,
): Promise<boolean> {
  const { path, requestSerialize, responseDeserialize } = health['Check']!;
  const client = new Client(address, toCredentials(tls));
  try {
    const { status } = await new Promise<{ status?: string }>((resolve, reject) => {
      client.makeUnaryRequest(
        path,
        requestSerialize,
        responseDeserialize as (bytes: Buffer) => { status?: string },
        { service: '' },
        { deadline: Date.now() + timeoutMs },
        (error, answer = {}) => {
          if (error === null) resolve(answer);
          else reject(error);
        },
      );
    });
    return status === 'SERVING';
  } finally {
    client.close();
  }
}

/** Its certificate is for the name that clients use, not for this address: who it is, is known. */
function toCredentials(tls: ServerTls | undefined): ChannelCredentials {
  if (tls === undefined) return credentials.createInsecure();
  return credentials.createSsl(null, tls.key, tls.cert, { rejectUnauthorized: false });
}
