import type { DirectoryEntry } from '@conn-dict/bridge';
import { vi } from 'vitest';
import type { ClaimActivityDeps, ClaimBridge } from '../src/activities/claim-deps.js';
import type { ClaimRepository, ClaimRow } from '../src/ports.js';
import { PHONE_ENTRY } from './claim-facts.js';

export const NOW = new Date('2026-03-01T10:00:00.000Z');
export const ROW: ClaimRow = {
  claimId: 'TEST-001',
  entryId: 'ENTRY-001',
  claimType: 'PORTABILITY',
  claimerIspb: '12345678',
  donorIspb: '87654321',
  status: 'OPEN',
  workflowId: 'claim-test-001',
  runToken: '11111111-1111-4111-8111-111111111111',
  createRequestId: '11111111-1111-4111-8111-111111111111',
};
const ENTRY: DirectoryEntry = {
  entryId: PHONE_ENTRY.entryId,
  keyType: PHONE_ENTRY.keyType,
  key: PHONE_ENTRY.key,
  status: 'ACTIVE',
  account: { participant: PHONE_ENTRY.participant, accountNumber: '10000001', accountType: 'CACC' },
  owner: { type: 'NATURAL_PERSON', taxId: PHONE_ENTRY.ownerTaxId, name: 'Ana Exemplo' },
};

/** Ports of the activities: each answers as when all goes well, until a test says otherwise. */
export interface FakeClaimDeps extends ClaimActivityDeps {
  readonly repository: {
    [M in keyof ClaimRepository]: ReturnType<typeof vi.fn<ClaimRepository[M]>>;
  };
  readonly bridge: { [M in keyof ClaimBridge]: ReturnType<typeof vi.fn<ClaimBridge[M]>> };
  readonly events: { publish: ReturnType<typeof vi.fn<ClaimActivityDeps['events']['publish']>> };
}

export function createFakeClaimDeps(): FakeClaimDeps {
  const claim = { claimId: 'directory-claim', status: 'OPEN' } as const;
  return {
    clock: { now: () => NOW },
    events: { publish: vi.fn(async () => undefined) },
    repository: {
      findFacts: vi.fn(async () => ({ hasOtherOpenClaim: false })),
      open: vi.fn(async () => ROW),
      recordDonorNotified: vi.fn(async () => undefined),
      recordConfirmed: vi.fn(async () => ({ status: 'CONFIRMED' as const })),
      recordCancelling: vi.fn(async () => ({ status: 'WAITING_RESOLUTION' as const })),
      end: vi.fn(async ({ endedAt }) => endedAt),
      adoptCompletion: vi.fn(async () => undefined),
      recordFailure: vi.fn(async () => true),
    },
    bridge: {
      getEntry: vi.fn(async () => ENTRY),
      createClaim: vi.fn(async () => claim),
      getClaim: vi.fn(async () => claim),
      findOpenClaim: vi.fn(async () => undefined),
      confirmClaim: vi.fn(async () => 'CONFIRMED' as const),
      completeClaim: vi.fn(async () => ({ status: 'COMPLETED' as const })),
      cancelClaim: vi.fn(async () => 'CANCELLED' as const),
      notifyParticipant: vi.fn(async () => 'WAITING_RESOLUTION' as const),
    },
  };
}
