/** A CloudEvents 1.0 event in its JSON format, as every driver puts it on the wire. */
export interface CloudEvent<Data = unknown> {
  readonly specversion: '1.0';
  /** Unique for the occurrence, the same for a repeat: consumers drop by it. */
  readonly id: string;
  readonly source: string;
  readonly type: string;
  /** The claim, entry or infraction that it is about. */
  readonly subject: string;
  /** RFC 3339 in UTC. */
  readonly time: string;
  readonly datacontenttype: 'application/json';
  /** CloudEvents' partitioning extension: events of one key stay in order. */
  readonly partitionkey: string;
  /** CloudEvents' distributed tracing extension: the span that put it on the log; missing where nobody traces. */
  readonly traceparent?: string;
  /** The same extension, where the trace has one. */
  readonly tracestate?: string;
  readonly data: Data;
}

/** Puts events on the log; each driver of `PULSAR_URL` is one. */
export interface EventPublisher {
  /** Resolves once the log has the event for good. @throws EventsError */
  publish(event: CloudEvent): Promise<void>;
  /** Sends what is under way, then closes. */
  close(): Promise<void>;
}

/** The log did not take an event; publishing it again is safe. */
export class EventsError extends Error {
  readonly type = 'EventsUnavailable';
  override readonly name = 'EventsError';
}
