import type { DirectoryClaim, DirectoryClaimStatus } from '../bridge-client.js';
import type { CreateClaimResponse, GetClaimResponse } from '../gen/dict/bridge/v1/bridge.js';
import type { Claim } from '../gen/dict/bridge/v1/claim.js';
import { ClaimStatus } from '../gen/dict/common/v1/directory.js';
import type { AnswerReader } from './answer-reader.js';
import { CLAIM_STATUS_CODES } from './wire-codes.js';
import { withoutUndefined } from './without-undefined.js';

/** Reads a claim's state. One that was confirmed by default is a confirmed one. */
export function toClaimStatus(code: ClaimStatus, read: AnswerReader): DirectoryClaimStatus {
  if (code === ClaimStatus.AUTO_CONFIRMED) return 'CONFIRMED';
  return read.name('status', CLAIM_STATUS_CODES, code);
}

/** Reads a claim, as it was made or found. */
export function toDirectoryClaim(
  answer: CreateClaimResponse | GetClaimResponse | Claim,
  read: AnswerReader,
): DirectoryClaim {
  return withoutUndefined({
    claimId: read.required('claim_id', answer.claimId),
    status: toClaimStatus(answer.status, read),
    expiresAt: answer.expiresAt,
    completedAt: 'completedAt' in answer ? answer.completedAt : undefined,
    resolutionPeriodEnd: answer.resolutionPeriodEnd,
    completionPeriodEnd: answer.completionPeriodEnd,
  });
}
