import type { Random } from '@conn-dict/chaos';

/** A signal, or, to withdraw a claim, the cancellation of its workflow. */
export type ClaimDecision = 'confirm' | 'cancel' | 'withdraw';

/** When a claim begins and is decided, in milliseconds after the fault begins. */
export interface ClaimPlan {
  readonly label: string;
  readonly decision: ClaimDecision;
  /** Missing: it waits for its decision when the fault begins. */
  readonly startMs?: number;
  readonly decideMs: number;
}

/** The fault comes so long after the first claims may be started and decided. */
export const LEAD_MS = 150;
/** From then on the fault is over. */
const AFTERWARDS_MS = 1_000;

/** Plans claims that a fault of `faultMs` meets at each of their steps. */
export function planClaims(random: Random, faultMs: number): readonly ClaimPlan[] {
  const during = () => random.between(LEAD_MS, Math.round(faultMs * 0.8));
  const atItsBegin = () => random.between(-LEAD_MS, LEAD_MS);
  const [startMs, lateStartMs] = [during(), during()];
  return [
    { label: 'confirmed as it begins', decision: 'confirm', decideMs: atItsBegin() },
    { label: 'confirmed in it', decision: 'confirm', decideMs: during() },
    { label: 'cancelled in it', decision: 'cancel', decideMs: during() },
    { label: 'confirmed after it', decision: 'confirm', decideMs: faultMs + AFTERWARDS_MS },
    {
      label: 'started as it begins',
      decision: 'confirm',
      startMs: atItsBegin(),
      decideMs: during(),
    },
    { label: 'started and confirmed in it', decision: 'confirm', startMs, decideMs: startMs },
    {
      label: 'started and cancelled in it',
      decision: 'cancel',
      startMs: lateStartMs,
      decideMs: lateStartMs,
    },
  ];
}
