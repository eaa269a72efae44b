import { CLAIM_LOADS, type ClaimLoad } from '../load/load-kind.js';
import type { RoundResult } from '../measure/measure-round.js';
import type { RoundsOptions } from '../measure/measure-rounds.js';
import { rateRatio, summariseKinds, type KindSummary } from './kind-summary.js';
import { atLeast, atMost, type Target } from './target.js';

export interface ClaimsReport {
  readonly options: RoundsOptions & { readonly answerAfterMs: number };
  readonly kinds: Readonly<Record<ClaimLoad, KindSummary>>;
  readonly targets: readonly Target[];
  readonly rounds: readonly RoundResult[];
}

/** Sums the rounds up. */
export function toClaimsReport(
  { count, concurrency, rounds: roundCount, answerAfterMs }: ClaimsReport['options'],
  rounds: readonly RoundResult[],
): ClaimsReport {
  const kinds = summariseKinds(CLAIM_LOADS, rounds);
  const ratioTo = (other: ClaimLoad): number => rateRatio(rounds, 'claim', other);
  return {
    options: { count, concurrency, rounds: roundCount, answerAfterMs },
    kinds,
    targets: [
      atLeast(0.8, 'claims/s, claim to two-speed no-op', ratioTo('noop-two-speed')),
      atLeast(1.7, 'claims/s, claim to ordinary no-op', ratioTo('noop-ordinary')),
      atMost(18, 'history events a claim', kinds.claim.historyEvents.max),
      atMost(6, 'database round trips a claim', kinds.claim.roundTrips),
    ],
    rounds,
  };
}
