/** A span of time that may be cut short. */
export interface Timer {
  /** Resolves when it is over; never, once it is cancelled. */
  readonly over: Promise<void>;
  cancel(): void;
}

/** Starts a timer, by the clock that tests can set. */
export function startTimer(ms: number): Timer {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>((resolve) => (timer = setTimeout(resolve, Math.max(0, ms))));
  return { over, cancel: () => clearTimeout(timer) };
}
