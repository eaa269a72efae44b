import { EventsError, type CloudEvent, type EventPublisher } from './event-publisher.js';

/** Follows each event on its way to the log for a trace. `undefined` where nobody traces. */
export type TracePublication = (
  event: Pick<CloudEvent, 'id' | 'type'>,
) => PublicationTrace | undefined;

/** One event in a trace. */
export interface PublicationTrace {
  /** W3C headers, `traceparent` and `tracestate`, under which a consumer goes on with the trace. */
  readonly headers: Readonly<Record<string, string>>;
  /** Is told once, when the log has the event, or with the failure's type that it did not take it. */
  ended(errorType?: string): void;
}

/** Makes a publisher that traces, and gives each event the trace in CloudEvents' distributed tracing extension. */
export function withTraces(
  publisher: EventPublisher,
  tracePublication: TracePublication,
): EventPublisher {
  return {
    async publish(event) {
      const trace = tracePublication(event);
      try {
        await publisher.publish({ ...event, ...toExtension(trace?.headers) });
        trace?.ended();
      } catch (error) {
        trace?.ended(error instanceof EventsError ? error.type : 'UNKNOWN');
        throw error;
      }
    },
    close: () => publisher.close(),
  };
}

function toExtension({ traceparent, tracestate }: PublicationTrace['headers'] = {}): Pick<
  CloudEvent,
  'traceparent' | 'tracestate'
> {
  return {
    ...(traceparent !== undefined && { traceparent }),
    ...(tracestate !== undefined && { tracestate }),
  };
}
