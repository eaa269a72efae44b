import { RefusedError, getClaimStatusShape } from '@conn-dict/contracts';
import { defineActivity } from '@conn-dict/workflow-kit/activities';
import type { ClaimActivityDeps } from './claim-deps.js';

export function createGetClaimStatus({ bridge }: ClaimActivityDeps) {
  return defineActivity(getClaimStatusShape, async ({ directoryClaimId }) => {
    const claim = await bridge.getClaim(directoryClaimId);
    if (!claim) {
      throw new RefusedError('NotFound', { field: 'directory_claim_id', rule: 'no such claim' });
    }
    return {
      status: claim.status,
      ...instant('ended_at', claim.completedAt),
      ...instant('resolution_period_end', claim.resolutionPeriodEnd),
      ...instant('completion_period_end', claim.completionPeriodEnd),
    };
  });
}

function instant<Name extends string>(name: Name, date?: Date): Partial<Record<Name, string>> {
  return (date ? { [name]: date.toISOString() } : {}) as Partial<Record<Name, string>>;
}
