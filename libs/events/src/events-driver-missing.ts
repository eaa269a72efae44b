/** The environment asks for a broker that this build cannot talk to: a fault of the deployment, final. */
export class EventsDriverMissing extends Error {
  override readonly name = 'EventsDriverMissing';

  constructor(
    /** Scheme of the URL, with its colon. */
    readonly protocol: string,
  ) {
    super(
      `no driver for ${protocol}// in this build; file:///path/to/events.jsonl writes events to a file`,
    );
  }
}
