import type { CreateDirectoryClaim, DecideDirectoryClaim } from '../src/index.js';
import { ClaimStatus, CreateClaimResponse, ErrorResponse } from '../src/proto.js';

export const REQUEST_ID = '3f1c8a52-6a0e-4c67-9c4e-0d8f3f5f9f10';

/** A claim as a client asks for it; the e-mail address is nobody's. */
export const NEW_CLAIM: CreateDirectoryClaim = {
  entryId: 'ENTRY-001',
  keyType: 'EMAIL',
  key: 'nobody@example.com',
  claimType: 'PORTABILITY',
  claimerIspb: '12345678',
  donorIspb: '87654321',
  requestId: REQUEST_ID,
};

export const DECISION: DecideDirectoryClaim = {
  claimId: 'B-1',
  reason: 'USER_REQUESTED',
  requestId: REQUEST_ID,
};

export const OPENED_CLAIM = CreateClaimResponse.fromPartial({
  claimId: 'B-1',
  status: ClaimStatus.OPEN,
  expiresAt: new Date('2026-12-23T12:00:00Z'),
});

/** An error of the directory's own kind. */
export function businessError(
  grpcCode: number,
  errorCode: string,
  context: Record<string, string> = {},
): ErrorResponse {
  return ErrorResponse.fromPartial({
    grpcCode,
    message: 'secret of the peer',
    details: {
      $case: 'business',
      value: { errorCode, message: 'secret of the peer', context },
    },
  });
}
