/** Work that begins at its times, however long each piece takes: a service's callers do not wait for one another. */
export interface OpenLoop<Result> {
  /** Begins no more, and answers what became of all pieces, in their order. */
  end(): Promise<readonly Result[]>;
}

/** Begins `work` so often a second until it is ended. A piece must not reject. */
export function startOpenLoop<Result>(
  perSecond: number,
  work: (index: number) => Promise<Result>,
): OpenLoop<Result> {
  return startPlannedLoop((index) => (index * 1_000) / perSecond, work);
}

/**
 * Begins each piece of `work` when `plannedMs` of it, counted from now, has come, until there is none or it is ended.
 * The times must not descend. A piece must not reject.
 */
export function startPlannedLoop<Result>(
  plannedMs: (index: number) => number | undefined,
  work: (index: number) => Promise<Result>,
): OpenLoop<Result> {
  const pieces: Promise<Result>[] = [];
  const startedAt = performance.now();
  let timer: NodeJS.Timeout | undefined;
  /** By the clock and not by the ticks: a late tick begins what it has missed. */
  const beginDue = (): void => {
    const elapsedMs = performance.now() - startedAt;
    let nextMs = plannedMs(pieces.length);
    for (; nextMs !== undefined && nextMs <= elapsedMs; nextMs = plannedMs(pieces.length))
      pieces.push(work(pieces.length));
    if (nextMs !== undefined) timer = setTimeout(beginDue, nextMs - elapsedMs);
  };
  beginDue();
  return {
    end() {
      clearTimeout(timer);
      return Promise.all(pieces);
    },
  };
}
