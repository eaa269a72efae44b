import type { Database } from '@conn-dict/database';
import type { ClaimRepository, RecordedDecision } from '../ports.js';
import { findFacts } from './find-facts.js';
import {
  adoptCompletion,
  changeUnlessEnded,
  recordDonorNotified,
  recordFailure,
} from './move-claim-row.js';
import { openClaimRow } from './open-claim-row.js';

/** Makes the repository over a pool; whoever made the pool closes it. */
export function createClaimRepository(database: Pick<Database, 'db'>): ClaimRepository {
  return {
    findFacts: (claim) => findFacts(database, claim),
    open: (claim, entry) => openClaimRow(database, claim, entry),
    recordDonorNotified: (claim) => recordDonorNotified(database, claim),
    async recordConfirmed(claim) {
      const standing = await changeUnlessEnded(database, claim.claimId, {
        status: 'CONFIRMED',
        directory_claim_id: claim.directoryClaimId,
        reason: claim.reason,
        decided_by: claim.decidedBy ?? null,
        confirm_request_id: claim.confirmRequestId,
        complete_request_id: claim.completeRequestId,
      });
      return toDecision(standing);
    },
    async recordCancelling(claim) {
      const standing = await changeUnlessEnded(database, claim.claimId, {
        directory_claim_id: claim.directoryClaimId,
        reason: claim.reason,
        decided_by: claim.decidedBy ?? null,
        cancel_request_id: claim.cancelRequestId,
      });
      return toDecision(standing);
    },
    async end({ claimId, status, endedAt }) {
      const standing = await changeUnlessEnded(database, claimId, { status, ended_at: endedAt });
      return standing.ended_at ?? endedAt;
    },
    adoptCompletion: (claim) => adoptCompletion(database, claim),
    recordFailure: (claim) => recordFailure(database, claim),
  };
}

function toDecision({
  status,
  ended_at,
}: Awaited<ReturnType<typeof changeUnlessEnded>>): RecordedDecision {
  return ended_at ? { status, endedAt: ended_at } : { status };
}
