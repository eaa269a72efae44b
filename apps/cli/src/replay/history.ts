/** What happened in a run, as it is replayed. */
export interface History {
  /** A file, or a workflow id. */
  readonly name: string;
  /** As JSON, or as the SDK fetches it. */
  readonly content: unknown;
}
