import { startPlannedLoop } from '@conn-dict/bench/parts';
import { createAnswer, toFailureName, type Answer } from '../journeys/journey.js';
import type { PlannedStart } from '../plan/load-plan.js';
import type { OpenTally } from './tally.js';
import { startTimer } from './timer.js';

/** How long the last ones may take after the end of the load; what is open then is told as open. */
const DRAIN_MS_MAX = 60_000;

export interface DriveLoadOptions {
  readonly plan: readonly PlannedStart[];
  /** Goes the whole way of one of them; rejects where it does not go well, or is broken off. */
  readonly travel: (start: PlannedStart, answer: Answer) => Promise<void>;
  readonly durationMs: number;
  readonly tally: OpenTally;
  /** Ends it early, with what there is. */
  readonly signal: AbortSignal;
  /** Breaks off the calls of what is still open in the end: they must not outlive their connection. */
  readonly halt: AbortController;
}

/** How long calls that are broken off may take to notice. */
const HALT_MS_MAX = 5_000;

/** Begins everything at its planned time, whatever has ended meanwhile, and waits for the ends. */
export async function driveLoad(options: DriveLoadOptions): Promise<void> {
  const { plan, durationMs, signal, halt } = options;
  const startedAt = performance.now();
  const stopped = untilAborted(signal);
  const loop = startPlannedLoop(
    (index) => plan[index]?.atMs,
    (index) => follow(options, plan[index]!, startedAt),
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
  { travel, tally, halt }: DriveLoadOptions,
  start: PlannedStart,
  startedAt: number,
): Promise<void> {
  const { kind, atMs, answerAfterMs } = start;
  const dueAt = startedAt + atMs;
  const answerAt = dueAt + answerAfterMs;
  const lateMs = performance.now() - dueAt;
  tally.begin(kind);
  const failure = await travel(start, createAnswer(answerAt)).then(() => undefined, toFailureName);
  if (halt.signal.aborted) return;
  const now = performance.now();
  tally.end({
    kind,
    endedMs: now - startedAt,
    latencyMs: Math.max(0, now - answerAt),
    lateMs,
    ...(failure !== undefined && { failure }),
  });
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
