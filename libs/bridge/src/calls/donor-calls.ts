import type { BridgeClient } from '../bridge-client.js';
import { ClaimServiceService } from '../gen/dict/bridge/v1/claim.js';
import { NotificationServiceService } from '../gen/dict/bridge/v1/notification.js';
import { createAnswerReader } from '../mapping/answer-reader.js';
import { toClaimStatus } from '../mapping/directory-claim.js';
import { CLAIM_REASON_CODES, NOTIFICATION_CODES } from '../mapping/wire-codes.js';
import type { UnaryCaller } from '../transport/unary-caller.js';

type DonorCalls = Pick<BridgeClient, 'acknowledgeClaim' | 'confirmClaim' | 'notifyParticipant'>;

/** Makes the calls of ours that the contract in the field lacks: the donor's part of a claim, and telling it. */
export function createDonorCalls({ caller }: { readonly caller: UnaryCaller }): DonorCalls {
  return {
    async acknowledgeClaim({ claimId, requestId, participantIspb = '' }, options) {
      const { status } = await caller.call(
        {
          method: ClaimServiceService.acknowledgeClaim,
          request: { claimId, requestId, participantIspb },
          limit: 'claimWrites',
        },
        options,
      );
      return toClaimStatus(status, createAnswerReader('AcknowledgeClaim'));
    },

    async confirmClaim({ claimId, requestId, reason, participantIspb = '' }, options) {
      const { status } = await caller.call(
        {
          method: ClaimServiceService.confirmClaim,
          request: { claimId, requestId, participantIspb, reason: CLAIM_REASON_CODES[reason] },
          limit: 'claimWrites',
        },
        options,
      );
      return toClaimStatus(status, createAnswerReader('ConfirmClaim'));
    },

    async notifyParticipant({ kind, claimId, participantIspb, requestId }, options) {
      const { claimStatus } = await caller.call(
        {
          method: NotificationServiceService.notifyParticipant,
          request: { kind: NOTIFICATION_CODES[kind], claimId, participantIspb, requestId },
          limit: 'claimWrites',
        },
        options,
      );
      return toClaimStatus(claimStatus, createAnswerReader('NotifyParticipant'));
    },
  };
}
