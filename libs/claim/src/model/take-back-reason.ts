import type { ClaimStatus } from '@conn-dict/contracts';
import type { ClaimReason } from '@conn-dict/dict';

/** Chooses the reason for which the claimer may cancel a claim of its own that stands at `status` (dict.md). */
export function takeBackReason(status: ClaimStatus): ClaimReason {
  return status === 'CONFIRMED' ? 'RECONCILIATION' : 'USER_REQUESTED';
}
