import { ClaimRole, ClaimStatus, type ClaimServiceServer } from '@conn-dict/bridge/proto';
import { acknowledgeClaim, confirmClaim } from '../directory/decide-claim.js';
import type { DirectoryContext } from '../directory/directory-context.js';
import { listClaims } from '../directory/list-claims.js';
import { parseChangeToken, toChangeToken } from './change-token.js';
import { toWireClaim } from './claim-mapping.js';
import { enumName } from './enum-name.js';
import { optional, present, reasonOfCode, requestIdOf } from './request-fields.js';
import type { MethodsOf } from './methods-of.js';
import type { ServeUnary } from './serve-unary.js';
import { transactionId } from './transaction-id.js';

/** Serves the donor's part of a claim. */
export function createClaimService(
  directory: DirectoryContext,
  serve: ServeUnary,
): MethodsOf<ClaimServiceServer> {
  return {
    acknowledgeClaim: serve('AcknowledgeClaim', (wire) => {
      const { claim, atMs } = acknowledgeClaim(directory, {
        claimId: wire.claimId,
        ...optional('participant', present(wire.participantIspb)),
        requestId: requestIdOf(wire),
      });
      return {
        claimId: claim.claimId,
        status: ClaimStatus[claim.status],
        acknowledgedAt: new Date(atMs),
        resolutionPeriodEnd: new Date(claim.resolutionPeriodEndMs),
        bacenTransactionId: transactionId('AcknowledgeClaim', wire),
      };
    }),

    confirmClaim: serve('ConfirmClaim', (wire) => {
      const { claim, atMs } = confirmClaim(directory, {
        claimId: wire.claimId,
        reason: reasonOfCode(wire.reason),
        ...optional('participant', present(wire.participantIspb)),
        requestId: requestIdOf(wire),
      });
      return {
        claimId: claim.claimId,
        status: ClaimStatus[claim.status],
        confirmedAt: new Date(atMs),
        completionPeriodEnd: new Date(claim.completionPeriodEndMs),
        bacenTransactionId: transactionId('ConfirmClaim', wire),
      };
    }),

    listClaims: serve('ListClaims', (wire) => {
      const { items, next } = listClaims(directory, {
        participant: wire.participantIspb,
        ...optional('role', enumName(ClaimRole, wire.role)),
        ...optional('sinceMs', wire.since?.getTime()),
        statuses: wire.statuses.map((code) => enumName(ClaimStatus, code) ?? 'UNSPECIFIED'),
        pageSize: wire.pageSize,
        ...optional('after', parseChangeToken(wire.pageToken)),
      });
      return {
        claims: items.map(toWireClaim),
        nextPageToken: toChangeToken(next),
      };
    }),
  };
}
