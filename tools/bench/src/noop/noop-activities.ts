import { randomUUID } from 'node:crypto';
import type { Activities } from '@conn-dict/worker-kit';
import type { NoopSteps } from '../workflows/noop-steps.js';

/** Steps that answer at once, with what a claim's steps answer. */
export function createNoopActivities(): NoopSteps & Activities {
  return {
    ValidateClaimEligibilityActivity: async () => ({}),
    CreateClaimActivity: async () => ({ directory_claim_id: randomUUID() }),
    NotifyDonorActivity: async () => ({ status: 'WAITING_RESOLUTION' }),
    CompleteClaimActivity: async () => ({
      status: 'COMPLETED',
      ended_at: new Date().toISOString(),
    }),
    UpdateEntryOwnershipActivity: async () => undefined,
    SendClaimConfirmationActivity: async () => undefined,
    PublishClaimEventActivity: async () => undefined,
  };
}
