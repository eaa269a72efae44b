import { setMaxListeners } from 'node:events';
import { startPlannedLoop } from '@conn-dict/bench/parts';
import { createAnswer, toFailureName, type Answer } from '../journeys/journey.js';
import type { PlannedStart } from '../plan/load-plan.js';
import type { OpenTally } from './tally.js';
import { startTimer } from './timer.js';

/** How long the last ones may take after the end of the load; what is open then is told as open. */
const DRAIN_MS_MAX = 60_000;

export interface DriveLoadOptions {
  readonly plan: readonly PlannedStart[];
  /** Goes the whole way of one of them; rejects where it does not go well, or `halt` breaks it off. */
  readonly travel: (start: PlannedStart, answer: Answer, halt: AbortSignal) => Promise<void>;
  readonly durationMs: number;
  readonly tally: OpenTally;
  /** Ends it early, with what there is. */
  readonly signal: AbortSignal;
}

/** How long calls that are broken off may take to notice. */
const HALT_MS_MAX = 5_000;

/** Begins everything at its planned time, whatever has ended meanwhile, and waits for the ends. */
export async function driveLoad(options: DriveLoadOptions): Promise<void> {
  const { plan, durationMs, signal } = options;
  // What is still open in the end is broken off: calls must not outlive their connection.
  const halt = new AbortController();
  // Every call that is open listens to it.
  setMaxListeners(0, halt.signal);
  const startedAt = performance.now();
  const stopped = untilAborted(signal, halt.signal);
  const loop = startPlannedLoop(
    (index) => plan[index]?.atMs,
    (index) => follow(options, plan[index]!, startedAt, halt.signal),
  );
  const load = startTimer(durationMs);
  await Promise.race([stopped, load.over]);
  load.cancel();
  const answersMs = Math.max(...plan.map(({ atMs, answerAfterMs }) => atMs + answerAfterMs));
  const drain = startTimer(Math.max(0, answersMs - durationMs) + DRAIN_MS_MAX);
  await Promise.race([stopped, loop.end(), drain.over]);
  drain.cancel();
  halt.abort();
  const notice = startTimer(HALT_MS_MAX);
  await Promise.race([loop.end(), notice.over]);
  notice.cancel();
}

/** Never rejects: what goes wrong is an outcome. */
async function follow(
  { travel, tally }: DriveLoadOptions,
  start: PlannedStart,
  startedAt: number,
  halt: AbortSignal,
): Promise<void> {
  const { kind, atMs, answerAfterMs } = start;
  const dueAt = startedAt + atMs;
  const answerAt = dueAt + answerAfterMs;
  const lateMs = performance.now() - dueAt;
  tally.begin(kind);
  const answer = createAnswer(answerAt);
  const failure = await travel(start, answer, halt).then(() => undefined, toFailureName);
  if (halt.aborted) return;
  const now = performance.now();
  tally.end({
    kind,
    endedMs: now - startedAt,
    latencyMs: Math.max(0, now - answerAt),
    lateMs,
    ...(failure !== undefined && { failure }),
  });
}

/** Listens no longer than until `end`: a search has many loads under one signal. */
function untilAborted(signal: AbortSignal, end: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true, signal: end });
  });
}
