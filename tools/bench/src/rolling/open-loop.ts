/** Work that begins at a steady pace, however long each piece takes: a service's callers do not wait for one another. */
export interface OpenLoop<Result> {
  /** Begins no more, and answers what became of all pieces, in their order. */
  end(): Promise<readonly Result[]>;
}

/** Begins `work` so often a second until it is ended. A piece must not reject. */
export function startOpenLoop<Result>(
  perSecond: number,
  work: (index: number) => Promise<Result>,
): OpenLoop<Result> {
  const pieces: Promise<Result>[] = [];
  const startedAt = performance.now();
  /** By the clock and not by the ticks: a late tick begins what it has missed. */
  const beginDue = (): void => {
    const due = Math.floor(((performance.now() - startedAt) / 1_000) * perSecond) + 1;
    while (pieces.length < due) pieces.push(work(pieces.length));
  };
  beginDue();
  const timer = setInterval(beginDue, 1_000 / perSecond);
  return {
    end() {
      clearInterval(timer);
      return Promise.all(pieces);
    },
  };
}
