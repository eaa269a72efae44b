import { randomUUID } from 'node:crypto';
import {
  AccountType,
  BridgeServiceService,
  ClaimServiceService,
  CreateClaimRequest,
  DocumentType,
  KeyType,
  NotificationKind,
  NotificationServiceService,
  type Account,
} from '@conn-dict/bridge/proto';
import { CLAIMER, DONOR } from './claim-samples.js';
import type { Call } from './start-simulator.js';

export const CLAIMER_ACCOUNT: Account = {
  ispb: CLAIMER,
  accountType: AccountType.SAVINGS,
  accountNumber: '123',
  accountCheckDigit: 'X',
  branchCode: '0001',
  accountHolderName: 'Ana Exemplo',
  accountHolderDocument: '12345678909',
  documentType: DocumentType.CPF,
  accountHolderTradeName: '',
  holderType: 0,
};

/** A portability of ENTRY-001, as a Bridge in the field is asked for it. */
export function claimRequest(change: Partial<CreateClaimRequest> = {}): CreateClaimRequest {
  return CreateClaimRequest.fromPartial({
    entryId: 'ENTRY-001',
    keyType: KeyType.PHONE,
    keyValue: '+5511900000001',
    claimerIspb: CLAIMER,
    ownerIspb: DONOR,
    requestId: randomUUID(),
    ...change,
  });
}

/** Opens a claim and brings it to its donor. */
export async function waitingClaim(call: Call): Promise<string> {
  const { claimId } = await call(BridgeServiceService.createClaim, claimRequest());
  await call(NotificationServiceService.notifyParticipant, {
    kind: NotificationKind.CLAIM_OPENED,
    participantIspb: DONOR,
    claimId,
    requestId: randomUUID(),
  });
  return claimId;
}

/** What the decisions on a claim have in common. */
export function decision(claimId: string) {
  return {
    claimId,
    externalId: '',
    idempotencyKey: '',
    requestId: randomUUID(),
    participantIspb: '',
  };
}

export const { confirmClaim, acknowledgeClaim, listClaims } = ClaimServiceService;
