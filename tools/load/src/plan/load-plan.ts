import { LOAD_KINDS, kindAt, type LoadKind, type Profile } from './profile.js';
import { answerAfterMs, plannedMs, type Shape } from './shape.js';

export interface PlanRequest {
  readonly profile: Profile;
  readonly shape: Shape;
  /** Starts a second; with waves, their mean. */
  readonly rate: number;
  readonly durationMs: number;
  /** How long the same load goes before, unmeasured; 0 for not at all. */
  readonly warmUpMs: number;
}

/** One execution that shall begin. */
export interface PlannedStart {
  readonly kind: LoadKind;
  /** Among those of its kind, from 0 on in the whole run. */
  readonly number: number;
  /** From the beginning of the warm-up or of the load. */
  readonly atMs: number;
  /** From then to its answer; 0 for those that get none. */
  readonly answerAfterMs: number;
}

/** Every start of a run. */
export interface LoadPlan {
  readonly warmUp: readonly PlannedStart[];
  readonly load: readonly PlannedStart[];
}

/** Plans a run before it begins: the plan does not give way to a system that is late. */
export function planLoad(request: PlanRequest): LoadPlan {
  const { warmUpMs } = request;
  const warmUp =
    warmUpMs === 0 ? [] : planStarts({ ...request, durationMs: warmUpMs }, countKinds([]));
  return { warmUp, load: planStarts(request, countKinds(warmUp)) };
}

function planStarts(
  request: PlanRequest,
  before: Readonly<Record<LoadKind, number>>,
): readonly PlannedStart[] {
  const { profile, shape, rate, durationMs } = request;
  const count = Math.max(1, Math.round((rate * durationMs) / 1_000));
  const numbers = { ...before };
  return Array.from({ length: count }, (_, index) => {
    const kind = kindAt(profile, index);
    return {
      kind,
      number: numbers[kind]++,
      atMs: plannedMs(shape, index, count, durationMs),
      answerAfterMs: answerAfterMs(shape, kind, index),
    };
  });
}

/** Counts the starts of each kind. */
export function countKinds(plan: readonly PlannedStart[]): Readonly<Record<LoadKind, number>> {
  const counts = LOAD_KINDS.map((kind) => [
    kind,
    plan.filter((start) => start.kind === kind).length,
  ]);
  return Object.fromEntries(counts) as Record<LoadKind, number>;
}
