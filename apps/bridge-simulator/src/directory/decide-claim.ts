import type { ClaimReason } from '@conn-dict/dict';
import type { Change } from './change.js';
import type { ClaimRecord } from './claim-record.js';
import { acknowledge, cancel, confirm } from './claim-transitions.js';
import type { ClaimOutcome } from './create-claim.js';
import type { DirectoryContext } from './directory-context.js';
import type { EntryRecord } from './entry-record.js';
import { requireClaim, requireRole, rolesOf } from './find-claim.js';
import { leavingEntry, stayingEntry } from './moved-entry.js';
import { once, type Write } from './once.js';

/** A participant's word on a claim. */
export interface ClaimCall {
  readonly claimId: string;
  /** The participant that asks; its part is taken from the call when it does not say. */
  readonly participant?: string;
  readonly requestId: string;
}

export interface ClaimDecision extends ClaimCall {
  readonly reason: ClaimReason;
}

/** Acknowledges a claim for the donor. Idempotent. */
export function acknowledgeClaim(directory: DirectoryContext, call: ClaimCall): ClaimOutcome {
  return decide(directory, 'AcknowledgeClaim', call, (claim, nowMs) => {
    requireRole(claim, call.participant, 'DONOR');
    return acknowledge(claim, nowMs);
  });
}

/** Confirms a claim for the donor; the key leaves the donor's base. Idempotent. */
export function confirmClaim(directory: DirectoryContext, call: ClaimDecision): ClaimOutcome {
  return decide(directory, 'ConfirmClaim', call, (claim, nowMs) => {
    requireRole(claim, call.participant, 'DONOR');
    return confirm(claim, call.reason, nowMs);
  });
}

/** Cancels a claim for a party that may; the key stays with, or goes back to, the donor. Idempotent. */
export function cancelClaim(directory: DirectoryContext, call: ClaimDecision): ClaimOutcome {
  return decide(directory, 'CancelClaim', call, (claim, nowMs) =>
    cancel(claim, call.reason, rolesOf(claim, call.participant), nowMs),
  );
}

function decide(
  directory: DirectoryContext,
  method: string,
  { requestId, participant = '', ...content }: ClaimCall,
  transition: (claim: ClaimRecord, nowMs: number) => ClaimRecord,
): ClaimOutcome {
  return once(directory, { method, participant, requestId, content }, () => {
    const claim = requireClaim(directory, content.claimId);
    return toWrite(directory, claim, transition(claim, directory.nowMs()));
  });
}

function toWrite(
  { store }: DirectoryContext,
  before: ClaimRecord,
  claim: ClaimRecord,
): Write<ClaimOutcome> {
  const outcome = { atMs: claim.modifiedAtMs, claim };
  if (claim === before) return { changes: [], outcome };
  return {
    changes: [{ kind: 'claim', claim }, ...entryChange(store.state.entry(claim.entryId), claim)],
    outcome,
  };
}

function entryChange(entry: EntryRecord | undefined, claim: ClaimRecord): readonly Change[] {
  if (entry === undefined) return [];
  if (claim.status === 'CONFIRMED') return [{ kind: 'entry', entry: leavingEntry(entry, claim) }];
  if (claim.status === 'CANCELLED' && entry.status !== 'ACTIVE') {
    return [{ kind: 'entry', entry: stayingEntry(entry) }];
  }
  return [];
}
