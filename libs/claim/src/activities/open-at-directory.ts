import { isFinalRefusal, type CreateDirectoryClaim, type DirectoryClaim } from '@conn-dict/bridge';
import type { Parsed, createClaimShape } from '@conn-dict/contracts';
import type { ClaimRow, ClaimedEntry } from '../ports.js';
import type { ClaimActivityDeps, ClaimBridge } from './claim-deps.js';

type Claim = Parsed<typeof createClaimShape>;

/** Calls with the row's RequestId, so that a repeat, by whichever run, is the same request. */
export async function openAtDirectory(
  { bridge, repository }: ClaimActivityDeps,
  claim: Claim,
  row: ClaimRow,
  entry: ClaimedEntry,
): Promise<DirectoryClaim> {
  const request = toRequest(claim, row, entry);
  try {
    return await bridge.createClaim(request);
  } catch (refusal) {
    if (!isFinalRefusal(refusal)) throw refusal;
    const opened = await findOpened(bridge, request);
    if (opened) return opened;
    // Refused for good: the row lets go of the key at once.
    const { claimId, requestId: runToken } = claim;
    await repository.recordFailure({ claimId, runToken, failureType: refusal.type });
    throw refusal;
  }
}

function toRequest(claim: Claim, row: ClaimRow, entry: ClaimedEntry): CreateDirectoryClaim {
  return {
    entryId: entry.entryId,
    keyType: entry.keyType,
    key: entry.key,
    claimType: claim.claimType,
    claimerIspb: claim.claimerIspb,
    donorIspb: claim.donorIspb,
    ...(claim.claimerAccount ? { claimerAccount: claim.claimerAccount } : {}),
    ...(claim.claimer ? { claimer: claim.claimer } : {}),
    requestId: row.createRequestId,
  };
}

/**
 * Finds what an attempt opened whose answer was lost, before a repeat was refused: the claim would stay open at the
 * directory with nothing here working on it. A Bridge that will not be asked leaves the refusal as it is.
 */
async function findOpened(
  bridge: Pick<ClaimBridge, 'findOpenClaim'>,
  request: CreateDirectoryClaim,
): Promise<DirectoryClaim | undefined> {
  try {
    return await bridge.findOpenClaim(request);
  } catch (error) {
    if (isFinalRefusal(error)) return undefined;
    throw error;
  }
}
