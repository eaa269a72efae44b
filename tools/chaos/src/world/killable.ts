/** A process that faults happen to. */
export interface Killable {
  /** Ends it as a crash would. */
  kill(): Promise<void>;
  /** Starts it again on the same data; resolves when it serves. */
  revive(): Promise<void>;
  /** Stops it where it is: connections stay, nothing answers. */
  freeze(): Promise<void>;
  thaw(): Promise<void>;
}
