import { randomUUID } from 'node:crypto';
import type { Owner } from '@conn-dict/dict';
import { completeClaim } from '../src/directory/complete-claim.js';
import { createClaim, type CreateClaimRequest } from '../src/directory/create-claim.js';
import { acknowledgeClaim, confirmClaim } from '../src/directory/decide-claim.js';
import type { DirectoryContext } from '../src/directory/directory-context.js';
import type { ClaimRecord } from '../src/directory/claim-record.js';

export const DONOR = '87654321';
export const CLAIMER = '12345678';
export const THIRD = '11111111';

export const SOMEBODY: Owner = {
  type: 'NATURAL_PERSON',
  taxId: '98765432100',
  name: 'Dora Exemplo',
};

/** A portability of ENTRY-001 as the seed's command asks for it. */
export function portability(change: Partial<CreateClaimRequest> = {}): CreateClaimRequest {
  return {
    entryId: 'ENTRY-001',
    claimType: 'PORTABILITY',
    claimerIspb: CLAIMER,
    donorIspb: DONOR,
    requestId: randomUUID(),
    ...change,
  };
}

export function ownership(change: Partial<CreateClaimRequest> = {}): CreateClaimRequest {
  return portability({ claimType: 'OWNERSHIP', ...change });
}

/** Brings a new claim as far as it is to go. */
export function claimIn(
  directory: DirectoryContext,
  status: 'OPEN' | 'WAITING_RESOLUTION' | 'CONFIRMED' | 'COMPLETED',
  request: CreateClaimRequest = portability(),
): ClaimRecord {
  const { claim } = createClaim(directory, request);
  const call = { claimId: claim.claimId, reason: 'USER_REQUESTED' } as const;
  if (status === 'OPEN') return claim;
  const acknowledged = acknowledgeClaim(directory, { ...call, requestId: '' }).claim;
  if (status === 'WAITING_RESOLUTION') return acknowledged;
  const confirmed = confirmClaim(directory, { ...call, requestId: '' }).claim;
  if (status === 'CONFIRMED') return confirmed;
  return completeClaim(directory, { ...call, requestId: randomUUID() }).claim;
}
