import { status, type Client, type ServiceError } from '@grpc/grpc-js';

/** Of grpc's own health protocol; a Bridge without it answers UNIMPLEMENTED, which is an answer too. */
export const HEALTH_CHECK = '/grpc.health.v1.Health/Check';
/** What a call ends with that no peer has answered. */
const UNANSWERED: readonly status[] = [
  status.UNAVAILABLE,
  status.DEADLINE_EXCEEDED,
  status.CANCELLED,
  status.INTERNAL,
];

/**
 * Resolves when a peer answers over the channel, whatever it says. A handshake alone is no proof: over TLS 1.3 a peer
 * refuses a certificate of ours after it.
 *
 * @throws ServiceError nobody answers; its text has the reason
 */
export function reach(client: Client, timeoutMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const deadline = Date.now() + timeoutMs;
    client.makeUnaryRequest(
      HEALTH_CHECK,
      () => Buffer.alloc(0),
      () => undefined,
      undefined,
      { deadline },
      (error: ServiceError | null) => {
        if (error && UNANSWERED.includes(error.code)) reject(error);
        else resolve();
      },
    );
  });
}
