import type { EndedClaim } from '../claims/run-claims.js';

/** Writes how long each claim took from the later of the fault's end and its own decision to its end. */
export function reportTimes(title: string, ended: readonly EndedClaim[]): void {
  const times = ended
    .toSorted((one, other) => other.tookMs - one.tookMs)
    .map(({ claim, tookMs }) => `${(tookMs / 1_000).toFixed(1)} s ${claim.plan.label}`);
  console.log(`${title}: ended ${times.join(', ')}`);
}
