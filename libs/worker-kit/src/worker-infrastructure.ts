/** Something that the app opened and that the worker closes for it when it stops. */
export interface Closable {
  readonly name: string;
  close(): Promise<void> | void;
}

/** What the worker watches and closes, each in its own turn (see `stopWorker`). */
export interface WorkerInfrastructure {
  readonly postgres: {
    /** Resolves when PostgreSQL answers. */
    check(): Promise<unknown>;
    /** Resolves when the schema is the one that this code was written for. */
    checkSchema(): Promise<unknown>;
    close(): Promise<void>;
  };
  /** The event publisher. */
  readonly events: { close(): Promise<void> };
  /** Closed after the two, in this order: Bridge, cache. */
  readonly others: readonly Closable[];
}
