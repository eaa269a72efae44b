import type { Metadata } from '@grpc/grpc-js';
import type { RetryInfo } from '../gen/google/rpc/error_details.js';

/** Longest wait that a peer can ask for; the directory's slowest bucket refills within a day. */
const RETRY_AFTER_MS_MAX = 24 * 60 * 60 * 1000;

/**
 * Reads how long a peer asks us to wait, in milliseconds: google.rpc.RetryInfo, else the header `retry-after` in
 * seconds. `undefined` if it asks for nothing, or for something that is no wait.
 */
export function parseRetryAfterMs(
  metadata: Metadata,
  retryInfo: RetryInfo | undefined,
): number | undefined {
  const waitMs = retryInfo?.retryDelay
    ? retryInfo.retryDelay.seconds * 1000 + retryInfo.retryDelay.nanos / 1_000_000
    : toSeconds(metadata.get('retry-after')[0]) * 1000;
  return waitMs > 0 ? Math.min(Math.ceil(waitMs), RETRY_AFTER_MS_MAX) : undefined;
}

function toSeconds(header: string | Buffer | undefined): number {
  return typeof header === 'string' && /^\d{1,9}(\.\d{1,9})?$/.test(header) ? Number(header) : 0;
}
