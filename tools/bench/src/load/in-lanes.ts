/**
 * Works on the items in `lanes` lanes at once, each in its turn. Stops taking items at the first failure, or when
 * `signal` aborts, lets those under way end, and rejects.
 */
export async function inLanes<T, R>(
  items: readonly T[],
  { lanes, signal }: { readonly lanes: number; readonly signal: AbortSignal },
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  let failed = false;
  const lane = async (): Promise<void> => {
    while (next < items.length && !failed) {
      signal.throwIfAborted();
      const index = next++;
      try {
        results[index] = await work(items[index] as T);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const outcomes = await Promise.allSettled(Array.from({ length: lanes }, lane));
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  return results;
}
