/** How often a method was called with one RequestId. */
export interface CallCount {
  readonly method: string;
  /** Empty where the call had none. */
  readonly requestId: string;
  readonly count: number;
}

/** Different calls that are remembered; the oldest are forgotten first. */
const CALLS_MAX = 100_000;

/** Counts the calls that came in, those that failed too. */
export interface CallLog {
  record(method: string, requestId: string): void;
  counts(): readonly CallCount[];
  clear(): void;
}

export function createCallLog(): CallLog {
  const calls = new Map<string, CallCount>();
  return {
    record(method, requestId) {
      const id = `${method}&${requestId}`;
      calls.set(id, { method, requestId, count: (calls.get(id)?.count ?? 0) + 1 });
      if (calls.size > CALLS_MAX) calls.delete(calls.keys().next().value ?? '');
    },
    counts: () => [...calls.values()],
    clear: () => calls.clear(),
  };
}
