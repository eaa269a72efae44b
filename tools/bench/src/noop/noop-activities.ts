import { randomBytes, randomUUID } from 'node:crypto';
import type { Activities } from '@conn-dict/worker-kit';
import type { NoopEntrySteps, NoopSteps } from '../workflows/noop-steps.js';

/** Steps that answer at once, with what the steps of a claim and of an entry answer. */
export function createNoopActivities(): NoopSteps & NoopEntrySteps & Activities {
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
    ValidateEntryActivity: async () => ({}),
    CreateEntryActivity: async () => ({
      directory_entry_id: randomUUID(),
      cid: randomBytes(32).toString('hex'),
      created_at: new Date().toISOString(),
    }),
    ActivateEntryActivity: async () => ({
      status: 'ACTIVE',
      changed_at: new Date().toISOString(),
    }),
    PublishEntryEventActivity: async () => undefined,
  };
}
