import type { LoadKind } from './profile.js';

export const SHAPES = ['steady', 'ebb-and-flow', 'out-of-order', 'timers', 'idle-fleet'] as const;
/**
 * How the starts are spread, and what their callers do then: an even pace; waves of it; messages before, after and
 * against their turn; answers after half a minute, so that as many timers run; or an even pace beside a fleet that waits.
 */
export type Shape = (typeof SHAPES)[number];

const WAVES = 3;
/** Of the pace, up and down. */
const SWING = 0.8;

/** Seconds after its start that an answer comes, unless the shape says otherwise. */
const ANSWER_AFTER_MS = 1_000;
const TIMER_MS_MIN = 5_000;
const TIMER_MS_SPREAD = 25_000;

/** When number `index` of `count` starts is due, in milliseconds from the first. */
export function plannedMs(shape: Shape, index: number, count: number, durationMs: number): number {
  const share = index / count;
  return durationMs * (shape === 'ebb-and-flow' ? atShareOfWaves(share) : share);
}

/** How long after its start an execution is answered, in milliseconds; 0 where it is not, and where that is at once. */
export function answerAfterMs(shape: Shape, kind: LoadKind, index: number): number {
  if (shape === 'out-of-order' || kind === 'vsync') return 0;
  if (kind === 'entries' && shape !== 'timers') return 0;
  if (shape === 'timers') return TIMER_MS_MIN + ((index * 7_919) % TIMER_MS_SPREAD);
  return ANSWER_AFTER_MS;
}

/** The time, as a share of all, up to which a share of the starts has come: found by halving, as it only ascends. */
function atShareOfWaves(share: number): number {
  let low = 0;
  let high = 1;
  while (high - low > 1e-9) {
    const middle = (low + high) / 2;
    if (startedAt(middle) < share) low = middle;
    else high = middle;
  }
  return low;
}

/** The share of the starts up to a time: the pace is `1 - SWING * cos`, so each wave begins at its ebb. */
function startedAt(time: number): number {
  const turn = 2 * Math.PI * WAVES;
  return time - (SWING / turn) * Math.sin(turn * time);
}
