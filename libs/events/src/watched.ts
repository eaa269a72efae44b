import type { CloudEvent, EventPublisher } from './event-publisher.js';

/** How far an event is: nothing of what it tells, for metrics. */
export interface EventProgress extends Pick<CloudEvent, 'id' | 'time'> {
  /** `offered` to the log, then `published` for good, or `failed`: whoever published it does so again. */
  readonly step: 'offered' | 'published' | 'failed';
}

/** Told of each step; must not throw. */
export type OnEventProgress = (progress: EventProgress) => void;

/** Makes a publisher that tells how far each event is. */
export function watched(publisher: EventPublisher, onProgress: OnEventProgress): EventPublisher {
  return {
    async publish(event) {
      const { id, time } = event;
      onProgress({ id, time, step: 'offered' });
      try {
        await publisher.publish(event);
        onProgress({ id, time, step: 'published' });
      } catch (error) {
        onProgress({ id, time, step: 'failed' });
        throw error;
      }
    },
    close: () => publisher.close(),
  };
}
