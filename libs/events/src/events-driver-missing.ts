/** The environment asks for a broker that this installation cannot talk to: a fault of the deployment, final. */
export class EventsDriverMissing extends Error {
  override readonly name = 'EventsDriverMissing';

  constructor(
    /** Scheme of the URL, with its colon. */
    readonly protocol: string,
    /** What is missing, and what to do. */
    reason: string,
  ) {
    super(`no driver for ${protocol}// events: ${reason}`);
  }
}
