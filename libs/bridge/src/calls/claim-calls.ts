import { randomUUID } from 'node:crypto';
import type { BridgeClient, CreateDirectoryClaim, DecideDirectoryClaim } from '../bridge-client.js';
import { BridgeServiceService, type CreateClaimRequest } from '../gen/dict/bridge/v1/bridge.js';
import { toWireAccount, toWireOwner } from '../mapping/account.js';
import { createAnswerReader } from '../mapping/answer-reader.js';
import { toClaimStatus, toDirectoryClaim } from '../mapping/directory-claim.js';
import { CLAIM_TYPE_CODES, KEY_TYPE_CODES } from '../mapping/wire-codes.js';
import type { UnaryCaller } from '../transport/unary-caller.js';
import { undefinedWhenNotFound } from './undefined-when-not-found.js';

/** Days after which a claim that nobody brought to an end is over (DICT operational manual 8.0). */
const CLAIM_DAYS = 30;

type ClaimCalls = Pick<BridgeClient, 'createClaim' | 'getClaim' | 'completeClaim' | 'cancelClaim'>;

/** Makes the claimer's calls on claims. */
export function createClaimCalls({ caller }: { readonly caller: UnaryCaller }): ClaimCalls {
  return {
    async createClaim(claim, options) {
      const answer = await caller.call(
        {
          method: BridgeServiceService.createClaim,
          request: toCreateClaimRequest(claim),
          limit: 'claimWrites',
        },
        options,
      );
      return toDirectoryClaim(answer, createAnswerReader('CreateClaim'));
    },

    async getClaim(claimId, options) {
      const answer = await undefinedWhenNotFound(
        caller.call(
          {
            method: BridgeServiceService.getClaim,
            request: { identifier: { $case: 'claimId', value: claimId }, requestId: randomUUID() },
            limit: 'claimReads',
          },
          options,
        ),
      );
      return answer?.found ? toDirectoryClaim(answer, createAnswerReader('GetClaim')) : undefined;
    },

    async completeClaim(claim, options) {
      const { status, completedAt } = await caller.call(
        {
          method: BridgeServiceService.completeClaim,
          request: {
            ...toWireDecision(claim),
            resolutionReason: claim.reason,
          },
          limit: 'claimWrites',
        },
        options,
      );
      return {
        status: toClaimStatus(status, createAnswerReader('CompleteClaim')),
        ...(completedAt && { completedAt }),
      };
    },

    async cancelClaim(claim, options) {
      const { status } = await caller.call(
        {
          method: BridgeServiceService.cancelClaim,
          request: {
            ...toWireDecision(claim),
            cancellationReason: claim.reason,
          },
          limit: 'claimWrites',
        },
        options,
      );
      return toClaimStatus(status, createAnswerReader('CancelClaim'));
    },
  };
}

function toCreateClaimRequest(claim: CreateDirectoryClaim): CreateClaimRequest {
  const { claimerAccount, claimer } = claim;
  return {
    entryId: claim.entryId,
    keyType: KEY_TYPE_CODES[claim.keyType],
    keyValue: claim.key,
    claimerIspb: claim.claimerIspb,
    ownerIspb: claim.donorIspb,
    claimerAccount: claimerAccount && toWireAccount(claimerAccount, claimer, 'CreateClaim'),
    completionPeriodDays: CLAIM_DAYS,
    idempotencyKey: claim.requestId,
    requestId: claim.requestId,
    claimType: CLAIM_TYPE_CODES[claim.claimType],
    // An account names its holder itself.
    claimer: claimer && !claimerAccount ? toWireOwner(claimer) : undefined,
  };
}

function toWireDecision(claim: DecideDirectoryClaim) {
  return {
    claimId: claim.claimId,
    externalId: '',
    idempotencyKey: claim.requestId,
    requestId: claim.requestId,
    participantIspb: claim.participantIspb ?? '',
  };
}
