import { randomUUID } from 'node:crypto';
import type { BridgeClient, OpenDirectoryClaim } from '../bridge-client.js';
import { ClaimServiceService, type Claim } from '../gen/dict/bridge/v1/claim.js';
import { ClaimRole } from '../gen/dict/bridge/v1/claim_terms.js';
import { ClaimStatus } from '../gen/dict/common/v1/directory.js';
import { createAnswerReader } from '../mapping/answer-reader.js';
import { toDirectoryClaim } from '../mapping/directory-claim.js';
import { CLAIM_TYPE_CODES, KEY_TYPE_CODES } from '../mapping/wire-codes.js';
import type { UnaryCaller } from '../transport/unary-caller.js';

const OPEN_STATUSES = [
  ClaimStatus.OPEN,
  ClaimStatus.WAITING_RESOLUTION,
  ClaimStatus.CONFIRMED,
  ClaimStatus.AUTO_CONFIRMED,
];

/** The most that the Bridge takes. */
const PAGE_SIZE = 500;

/** Makes the search for a claim by its key: all of the claimer's open claims, page by page. */
export function createFindOpenClaim(caller: UnaryCaller): Pick<BridgeClient, 'findOpenClaim'> {
  return {
    async findOpenClaim(wanted, options) {
      let pageToken = '';
      do {
        const page = await caller.call(
          {
            method: ClaimServiceService.listClaims,
            request: {
              participantIspb: wanted.claimerIspb,
              role: ClaimRole.CLAIMER,
              since: undefined,
              statuses: OPEN_STATUSES,
              pageSize: PAGE_SIZE,
              pageToken,
              requestId: randomUUID(),
            },
            limit: 'claimReads',
          },
          options,
        );
        const found = page.claims.find((claim) => isWanted(claim, wanted));
        if (found) return toDirectoryClaim(found, createAnswerReader('ListClaims'));
        pageToken = page.nextPageToken;
      } while (pageToken !== '');
      return undefined;
    },
  };
}

function isWanted(claim: Claim, wanted: OpenDirectoryClaim): boolean {
  return (
    claim.key?.keyType === KEY_TYPE_CODES[wanted.keyType] &&
    claim.key.keyValue === wanted.key &&
    claim.type === CLAIM_TYPE_CODES[wanted.claimType] &&
    claim.claimerIspb === wanted.claimerIspb &&
    claim.donorIspb === wanted.donorIspb
  );
}
