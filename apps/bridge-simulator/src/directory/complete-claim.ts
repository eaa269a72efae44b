import type { ClaimReason } from '@conn-dict/dict';
import type { Outcome } from './change.js';
import type { ClaimRecord } from './claim-record.js';
import { complete, confirm } from './claim-transitions.js';
import type { ClaimCall } from './decide-claim.js';
import type { DirectoryContext } from './directory-context.js';
import type { EntryRecord } from './entry-record.js';
import { requireClaim, requireRole } from './find-claim.js';
import { requireEntry } from './find-entry.js';
import { movedEntry } from './moved-entry.js';
import { once, type Write } from './once.js';
import { requireRequestId } from './request-id.js';

export interface CompleteClaimRequest extends ClaimCall {
  /** Why the donor confirmed, at a Bridge where completing confirms. @default USER_REQUESTED */
  readonly reason?: ClaimReason;
}

export interface MoveOutcome extends Outcome {
  readonly claim: ClaimRecord;
  readonly entry: EntryRecord;
}

/** Completes a confirmed claim for the claimer: the key moves. Idempotent. */
export function completeClaim(
  directory: DirectoryContext,
  request: CompleteClaimRequest,
): MoveOutcome {
  requireRequestId(request.requestId);
  const { requestId, participant = '', ...content } = request;
  return once(directory, { method: 'CompleteClaim', participant, requestId, content }, () => {
    const claim = requireClaim(directory, request.claimId);
    requireRole(claim, request.participant, 'CLAIMER');
    const nowMs = directory.nowMs();
    const confirmed = directory.donorAgrees
      ? confirm(claim, request.reason ?? 'USER_REQUESTED', nowMs)
      : claim;
    return moveEntry(directory, confirmed, { requestId, nowMs });
  });
}

/** Completes the claim and moves its entry, unless that was done. */
export function moveEntry(
  directory: DirectoryContext,
  claim: ClaimRecord,
  at: { readonly requestId: string; readonly nowMs: number },
): Write<MoveOutcome> {
  const entry = requireEntry(directory, { entryId: claim.entryId });
  const completed = complete(claim, at.nowMs);
  const atMs = completed.endedAtMs ?? at.nowMs;
  if (completed === claim) return { changes: [], outcome: { atMs, claim, entry } };
  const { unnamedClaimer } = directory;
  const moved = movedEntry(entry, completed, { ...at, unnamedClaimer });
  return {
    changes: [
      { kind: 'claim', claim: completed },
      { kind: 'entry', entry: moved },
    ],
    outcome: { atMs, claim: completed, entry: moved },
  };
}
