import { LOAD_KINDS, kindAt, type LoadKind, type Profile } from './profile.js';
import { answerAfterMs, plannedMs, type Shape } from './shape.js';

export interface PlanRequest {
  readonly profile: Profile;
  readonly shape: Shape;
  /** Starts a second; with waves, their mean. */
  readonly rate: number;
  readonly durationMs: number;
}

/** One execution that shall begin. */
export interface PlannedStart {
  readonly kind: LoadKind;
  /** Among those of its kind, from 0. */
  readonly number: number;
  /** From the beginning of the load. */
  readonly atMs: number;
  /** From then to its answer; 0 for those that get none. */
  readonly answerAfterMs: number;
}

/** Plans every start of a run before it begins: the plan does not give way to a system that is late. */
export function planStarts(request: PlanRequest): readonly PlannedStart[] {
  const { profile, shape, durationMs } = request;
  const count = countStarts(request);
  const numbers: Record<LoadKind, number> = { claims: 0, entries: 0, infractions: 0, vsync: 0 };
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

export function countStarts({ rate, durationMs }: PlanRequest): number {
  return Math.max(1, Math.round((rate * durationMs) / 1_000));
}

/** Counts the starts of each kind. */
export function countKinds(plan: readonly PlannedStart[]): Readonly<Record<LoadKind, number>> {
  const counts = LOAD_KINDS.map((kind) => [
    kind,
    plan.filter((start) => start.kind === kind).length,
  ]);
  return Object.fromEntries(counts) as Record<LoadKind, number>;
}
