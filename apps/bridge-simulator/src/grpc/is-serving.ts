import { Client, credentials } from '@grpc/grpc-js';
import { service as health } from 'grpc-health-check';

/** Asks `grpc.health.v1.Health` at that address whether it serves. @throws ServiceError where nothing answers in time */
export async function isServing(address: string, timeoutMs: number): Promise<boolean> {
  const { path, requestSerialize, responseDeserialize } = health['Check']!;
  const client = new Client(address, credentials.createInsecure());
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
