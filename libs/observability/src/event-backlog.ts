/** How far an event is on its way out; `EventProgress` of `@conn-dict/events` has this shape. */
export interface EventStep {
  /** The same for every attempt to publish the same event. */
  readonly id: string;
  /** When it happened, RFC 3339. */
  readonly time: string;
  /** `offered` to the log, then `published` for good or `failed`: a failed one is offered again. */
  readonly step: 'offered' | 'published' | 'failed';
}

/** What this process knows to wait, at this moment. */
export interface Backlog {
  readonly count: number;
  /** Since the oldest of them happened; 0 where none waits. */
  readonly ageSeconds: number;
}

export interface EventBacklog {
  add(step: EventStep): void;
  read(): Backlog;
}

/**
 * Longer than the pause before the next attempt (a minute at most) and the attempt together, with one lost in between:
 * an event that has not come back for so long is tried by another worker, or is out.
 */
const FORGET_AFTER_MS = 180_000;
/** Some megabytes. A backlog of more is as alarming. */
const EVENTS_MAX = 10_000;

interface Waiting {
  readonly happenedAtMs: number;
  readonly seenAtMs: number;
}

/**
 * Makes the record of events that were offered and are not out.
 *
 * @param now milliseconds of the clock by which events tell their time
 */
export function createEventBacklog(now: () => number): EventBacklog {
  // In the order in which they were last seen.
  const waiting = new Map<string, Waiting>();
  const forgetOld = (): void => {
    for (const [id, { seenAtMs }] of waiting) {
      if (now() - seenAtMs < FORGET_AFTER_MS) return;
      waiting.delete(id);
    }
  };
  return {
    add({ id, time, step }) {
      waiting.delete(id);
      if (step === 'published' || waiting.size >= EVENTS_MAX) return;
      waiting.set(id, { happenedAtMs: Date.parse(time), seenAtMs: now() });
    },
    read() {
      forgetOld();
      const oldest = Array.from(waiting.values()).reduce(
        (least, { happenedAtMs }) => Math.min(least, happenedAtMs),
        now(),
      );
      return { count: waiting.size, ageSeconds: (now() - oldest) / 1_000 };
    },
  };
}
