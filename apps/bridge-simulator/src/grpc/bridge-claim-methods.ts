import { ClaimStatus, type BridgeServiceServer } from '@conn-dict/bridge/proto';
import { completeClaim } from '../directory/complete-claim.js';
import { createClaim } from '../directory/create-claim.js';
import { cancelClaim } from '../directory/decide-claim.js';
import type { DirectoryContext } from '../directory/directory-context.js';
import { toCreateClaimResponse, toGetClaimResponse } from './claim-mapping.js';
import { claimIdOf, idOfExternal, toCreateClaimRequest } from './claim-requests.js';
import { toWireEntry } from './entry-mapping.js';
import { optional, present, reasonOfName, requestIdOf } from './request-fields.js';
import type { ServeUnary } from './serve-unary.js';
import { transactionId } from './transaction-id.js';

type ClaimMethods = Pick<
  BridgeServiceServer,
  'createClaim' | 'getClaim' | 'completeClaim' | 'cancelClaim'
>;

/** The claimer's methods on claims. */
export function createClaimMethods(directory: DirectoryContext, serve: ServeUnary): ClaimMethods {
  return {
    createClaim: serve('CreateClaim', (wire) =>
      toCreateClaimResponse(createClaim(directory, toCreateClaimRequest(wire)).claim),
    ),

    getClaim: serve('GetClaim', ({ identifier }) => {
      const named = identifier?.value ?? '';
      const claimId = identifier?.$case === 'externalId' ? idOfExternal(named) : named;
      return toGetClaimResponse(directory.store.state.claims.get(claimId), directory.nowMs());
    }),

    completeClaim: serve('CompleteClaim', (wire) => {
      const { claim, entry, atMs } = completeClaim(directory, {
        claimId: claimIdOf(wire),
        ...optional('participant', present(wire.participantIspb)),
        ...optional(
          'reason',
          wire.resolutionReason ? reasonOfName(wire.resolutionReason) : undefined,
        ),
        requestId: requestIdOf(wire),
      });
      return {
        claimId: claim.claimId,
        status: ClaimStatus[claim.status],
        updatedEntry: toWireEntry(entry),
        completedAt: new Date(atMs),
        bacenTransactionId: transactionId('CompleteClaim', wire),
      };
    }),

    cancelClaim: serve('CancelClaim', (wire) => {
      const { claim, atMs } = cancelClaim(directory, {
        claimId: claimIdOf(wire),
        reason: reasonOfName(wire.cancellationReason),
        ...optional('participant', present(wire.participantIspb)),
        requestId: requestIdOf(wire),
      });
      return {
        claimId: claim.claimId,
        status: ClaimStatus[claim.status],
        cancelledAt: new Date(atMs),
        bacenTransactionId: transactionId('CancelClaim', wire),
      };
    }),
  };
}
