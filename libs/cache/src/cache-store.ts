/**
 * Texts by key, each for a time: what a driver is. It may fail and may take long; `createCache` stands before it.
 *
 * Every operation is atomic, and those of one store take effect in the order in which they were called.
 */
export interface CacheStore {
  get(key: string): Promise<string | undefined>;
  /** Puts the text where the key holds none; false: it holds one. */
  add(key: string, text: string, ttlMs: number): Promise<boolean>;
  /** Puts the text where the key still holds `expected`; false: it does not. */
  replace(key: string, expected: string, text: string, ttlMs: number): Promise<boolean>;
  remove(keys: readonly string[]): Promise<void>;
  /** Lets go at once of what it holds; calling it again is safe. */
  close(): void;
}

/** A store did not do what it was asked for; never leaves this package. */
export class StoreError extends Error {
  override readonly name = 'StoreError';

  constructor(
    /** Such as `ECONNREFUSED`, `TIMEOUT` or Redis' own `OOM`; no text of others, which can quote what it was given. */
    readonly code: string,
    /** Whether the store seems away. Else it has answered quickly, only not with what was wanted. */
    readonly isAway: boolean,
  ) {
    super(`the cache failed (${code})`);
  }
}
