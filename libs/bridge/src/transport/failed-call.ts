import { BridgeError } from '../bridge-error.js';
import { toBridgeError } from '../errors/to-bridge-error.js';
import type { LimitGroup } from '../limits/directory-limits.js';
import type { RateLimiter } from '../limits/rate-limiter.js';
import { methodName, serviceName } from './method-path.js';

/**
 * Turns what a call threw into a `BridgeError`, and lets its limit rest if the peer asks for that. A method that the
 * peer lacks is told with its service, since that is what is missing.
 */
export function failedCall(
  error: unknown,
  { path, limit }: { readonly path: string; readonly limit: LimitGroup },
  limiter: RateLimiter,
): BridgeError {
  const failure = toBridgeError(error, methodName(path));
  const { type, method, details } = failure;
  if (type === 'RateLimited') limiter.pause(limit, details.retryAfterMs);
  if (type !== 'BridgeUnimplemented') return failure;
  return new BridgeError(type, method, { ...details, service: serviceName(path) });
}
