import { BridgeError } from '../bridge-error.js';
import type { LimitGroup } from '../limits/directory-limits.js';
import type { RateLimiter } from '../limits/rate-limiter.js';

/** What a call costs, and which of the directory's limits it counts against. */
export interface CallCost {
  readonly limit: LimitGroup;
  /** @default 1 */
  readonly tokens?: number;
}

/** Pays for a call before it is made. @throws BridgeError `RateLimited` */
export function takeTokens(
  limiter: RateLimiter,
  { limit, tokens = 1 }: CallCost,
  method: string,
): void {
  const retryAfterMs = limiter.take(limit, tokens);
  if (retryAfterMs > 0) throw new BridgeError('RateLimited', method, { retryAfterMs });
}
