import { createHash } from 'node:crypto';
import { requestIdOf } from './request-fields.js';

/** The directory's id of a write: the same one for a repeated request. */
export function transactionId(
  method: string,
  request: { readonly requestId?: string; readonly idempotencyKey?: string },
): string {
  const digest = createHash('sha256')
    .update(`${method}&${requestIdOf(request)}`)
    .digest('hex');
  return digest.slice(0, 32).toUpperCase();
}
