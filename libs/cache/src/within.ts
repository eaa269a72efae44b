import { StoreError } from './cache-store.js';

/**
 * Gives what `work` resolves to, or stops waiting for it.
 *
 * An answer that lies ready when the time is over still counts: a busy event loop is no slow store.
 *
 * @throws StoreError `TIMEOUT`
 */
export function within<T>(timeoutMs: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = (): void => reject(new StoreError('TIMEOUT', true));
    // Timers run before sockets are read, immediates after.
    const timer = setTimeout(() => setImmediate(giveUp), timeoutMs);
    void work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
