import type { EventPublisher } from './event-publisher.js';

/** Ids that are remembered, about 1 MiB; a repeat follows within moments. */
const IDS_MAX = 10_000;

/** Stands for each event that is out: a promise of its own would keep the whole activity that made it, some 6 KB. */
const OUT = Promise.resolve();

/**
 * Makes a publisher that does not put an event on the log again that it has put there before.
 *
 * Temporal may run a step again with its whole workflow task, moments later and mostly in the same process: this is
 * where that ends. A repeat from another process still comes through, with the same id.
 */
export function withoutRepeats(publisher: EventPublisher): EventPublisher {
  const published = new Map<string, Promise<void>>();
  return {
    publish(event) {
      const earlier = published.get(event.id);
      if (earlier) return earlier;
      const outcome = publisher.publish(event);
      published.set(event.id, outcome);
      outcome.then(
        () => published.has(event.id) && published.set(event.id, OUT),
        () => published.delete(event.id),
      );
      forgetOldest(published);
      return outcome;
    },
    close: () => publisher.close(),
  };
}

function forgetOldest(published: Map<string, unknown>): void {
  const [oldest] = published.keys();
  if (published.size > IDS_MAX && oldest !== undefined) published.delete(oldest);
}
