/** Where vsyncs are kept. Every method is one statement, and may be repeated. */
export interface VsyncRepository {
  /** Keeps that it was opened; one that is there stays as it is. Answers when it was opened. */
  open(vsync: { readonly vsyncId: string; readonly openedAt: Date }): Promise<Date>;
}

export interface Clock {
  now(): Date;
}
