import { Counter, Gauge, type Registry } from 'prom-client';
import { createEventBacklog, type EventStep } from './event-backlog.js';

/** How an attempt to publish an event can end. */
const OUTCOMES = ['published', 'failed'] as const;

/** Makes the metrics of events on their way out. */
export function createEventMetrics(
  registers: Registry[],
  now: () => number,
): { eventMoved(step: EventStep): void } {
  const backlog = createEventBacklog(now);
  const attempts = new Counter({
    name: 'conn_dict_worker_event_attempts_total',
    help: 'Attempts to publish an event that have ended.',
    labelNames: ['outcome'],
    registers,
  });
  for (const outcome of OUTCOMES) attempts.inc({ outcome }, 0);
  new Gauge({
    name: 'conn_dict_worker_events_waiting',
    help: 'Events that were offered to the log here, and that it has not taken.',
    registers,
    collect() {
      this.set(backlog.read().count);
    },
  });
  new Gauge({
    name: 'conn_dict_worker_oldest_event_waiting_seconds',
    help: 'Time since the oldest of the events that wait happened; 0 where none waits.',
    registers,
    collect() {
      this.set(backlog.read().ageSeconds);
    },
  });
  return {
    eventMoved(event) {
      backlog.add(event);
      const outcome = OUTCOMES.find((each) => each === event.step);
      if (outcome) attempts.inc({ outcome });
    },
  };
}
