import { StoreError, type CacheStore } from './cache-store.js';
import type { CircuitBreaker } from './circuit-breaker.js';
import { within } from './within.js';

/** The most that one operation may cost its caller; a read and a drop together stay below 50 ms. */
const DEADLINE_MS = 20;

/** How an operation went. `bypassed`: the store was not asked. */
export type Attempt<T> =
  { readonly outcome: 'done'; readonly value: T } | { readonly outcome: 'error' | 'bypassed' };

/** Runs one operation on the store, within the deadline. Never rejects. */
export type Guard = <T>(operation: (store: CacheStore) => Promise<T>) => Promise<Attempt<T>>;

/** Makes what stands between the cache and its store, so that a bad store costs little and is never an error. */
export function createGuard(store: CacheStore, breaker: CircuitBreaker): Guard {
  return async (operation) => {
    const settle = breaker.enter();
    if (!settle) return { outcome: 'bypassed' };
    try {
      const value = await within(DEADLINE_MS, operation(store));
      settle(undefined);
      return { outcome: 'done', value };
    } catch (error) {
      settle(toFault(error));
      return { outcome: 'error' };
    }
  };
}

/** A refusal that came quickly, as from a full Redis, is no reason to leave the store alone. */
function toFault(error: unknown): string | undefined {
  if (!(error instanceof StoreError)) return 'UNKNOWN';
  return error.isAway ? error.code : undefined;
}
