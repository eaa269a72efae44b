import type { ClaimType } from '@conn-dict/dict';

export const DAY_MS = 86_400_000;

const RESOLUTION_MS = 7 * DAY_MS;
const COMPLETION_MS: Record<ClaimType, number> = { OWNERSHIP: 7 * DAY_MS, PORTABILITY: 0 };

/** The ends of a new claim's periods: 7 days to resolve it; for an ownership, 7 more to complete it. */
export function periodEnds(
  claimType: ClaimType,
  createdAtMs: number,
): { readonly resolutionPeriodEndMs: number; readonly completionPeriodEndMs: number } {
  const resolutionPeriodEndMs = createdAtMs + RESOLUTION_MS;
  return {
    resolutionPeriodEndMs,
    completionPeriodEndMs: resolutionPeriodEndMs + COMPLETION_MS[claimType],
  };
}
