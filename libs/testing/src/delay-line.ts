/** Does things later, in the order in which they came, however the delay changes meanwhile. */
export interface DelayLine {
  add(deliver: () => void): void;
  /** Drops what waits. */
  clear(): void;
}

interface Waiting {
  readonly dueMs: number;
  readonly deliver: () => void;
}

/** Makes a line whose delay is asked for each time that something comes. What came earlier is never overtaken. */
export function createDelayLine(delayMs: () => number): DelayLine {
  const waiting: Waiting[] = [];
  let timer: NodeJS.Timeout | undefined;
  const deliverDue = (): void => {
    timer = undefined;
    while (waiting[0] !== undefined && waiting[0].dueMs <= performance.now())
      waiting.shift()?.deliver();
    const [first] = waiting;
    // A timer may fire a moment early: it is then set again.
    if (first) timer = setTimeout(deliverDue, Math.max(1, first.dueMs - performance.now()));
  };
  return {
    add(deliver) {
      const delay = delayMs();
      if (delay === 0 && waiting.length === 0) {
        deliver();
        return;
      }
      waiting.push({
        dueMs: Math.max(performance.now() + delay, waiting.at(-1)?.dueMs ?? 0),
        deliver,
      });
      timer ??= setTimeout(deliverDue, delay);
    },
    clear() {
      clearTimeout(timer);
      waiting.length = 0;
    },
  };
}
