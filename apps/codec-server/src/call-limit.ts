const MINUTE_MS = 60_000;
const CALLERS_MAX = 10_000;

/** Counts calls by caller. */
export interface CallLimit {
  /** Counts one; false where the caller has had its calls of this minute. */
  take(caller: string): boolean;
}

/** Makes a limit; more than 10,000 callers in a minute are refused, so that its memory is bounded. */
export function createCallLimit(
  perMinute: number,
  now: () => number = () => performance.now(),
): CallLimit {
  const taken = new Map<string, number>();
  let minute = -1;
  return {
    take(caller) {
      const current = Math.floor(now() / MINUTE_MS);
      if (current !== minute) taken.clear();
      minute = current;
      const calls = (taken.get(caller) ?? 0) + 1;
      if (calls > perMinute || (calls === 1 && taken.size >= CALLERS_MAX)) return false;
      taken.set(caller, calls);
      return true;
    },
  };
}
