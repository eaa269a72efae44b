import type { Account, ClaimReason, Owner } from '@conn-dict/dict';
import type { ClaimRecord } from './claim-record.js';
import { acknowledge, confirm } from './claim-transitions.js';
import { moveEntry, type MoveOutcome } from './complete-claim.js';
import { newClaim } from './create-claim.js';
import { cancelClaim } from './decide-claim.js';
import type { DirectoryContext } from './directory-context.js';
import { DirectoryRefusal } from './directory-refusal.js';
import { requireClaim } from './find-claim.js';
import { requireEntry, type KeyName } from './find-entry.js';
import { once } from './once.js';
import { checkAccount } from './party-rules.js';
import { requireRequestId } from './request-id.js';

/*
 * The Bridge's three portability calls are a claim whose donor plays along: initiated is acknowledged, confirmed is
 * completed.
 */

export interface InitiatePortabilityRequest {
  readonly entryId?: string;
  readonly key?: KeyName;
  readonly account: Account;
  readonly owner?: Owner;
  readonly requestId: string;
}

export interface PortabilityCall {
  readonly entryId?: string;
  readonly claimId: string;
  readonly requestId: string;
}

export interface ConfirmPortabilityRequest extends PortabilityCall {
  /** @default the account that it was initiated with */
  readonly account?: Account;
}

export interface CancelPortabilityRequest extends PortabilityCall {
  readonly reason: ClaimReason;
}

/** Opens the claim, and acknowledges it for the donor. */
export function initiatePortability(
  directory: DirectoryContext,
  { requestId, ...content }: InitiatePortabilityRequest,
): MoveOutcome {
  requireRequestId(requestId);
  const { account, owner, ...name } = content;
  const { participant } = account;
  const identity = { method: 'InitiatePortability', participant, requestId, content };
  return once(directory, identity, () => {
    const opened = newClaim(directory, {
      ...name,
      claimType: 'PORTABILITY',
      claimerIspb: participant,
      claimerAccount: account,
      ...(owner === undefined ? {} : { claimer: owner }),
      requestId,
    });
    const claim = acknowledge(opened, opened.createdAtMs);
    const entry = requireEntry(directory, claim);
    return {
      changes: [{ kind: 'claim', claim }],
      outcome: { atMs: claim.createdAtMs, claim, entry },
    };
  });
}

/** Confirms the claim for the donor and completes it for the claimer. */
export function confirmPortability(
  directory: DirectoryContext,
  { requestId, ...content }: ConfirmPortabilityRequest,
): MoveOutcome {
  requireRequestId(requestId);
  const identity = { method: 'ConfirmPortability', participant: '', requestId, content };
  return once(directory, identity, () => {
    const claim = withAccount(requirePortability(directory, content), content.account);
    const nowMs = directory.nowMs();
    return moveEntry(directory, confirm(claim, 'USER_REQUESTED', nowMs), { requestId, nowMs });
  });
}

/** Cancels the claim for the party that may. */
export function cancelPortability(
  directory: DirectoryContext,
  call: CancelPortabilityRequest,
): MoveOutcome {
  const { entryId } = requirePortability(directory, call);
  const { claimId, reason, requestId } = call;
  const outcome = cancelClaim(directory, { claimId, reason, requestId });
  return { ...outcome, entry: requireEntry(directory, { entryId }) };
}

function requirePortability(
  directory: DirectoryContext,
  { claimId, entryId }: Pick<PortabilityCall, 'claimId' | 'entryId'>,
): ClaimRecord {
  const claim = requireClaim(directory, claimId);
  if (claim.claimType !== 'PORTABILITY') throw new DirectoryRefusal('ClaimTypeInconsistent');
  if (entryId === undefined || entryId === claim.entryId) return claim;
  const details = { field: 'entry_id', rule: 'the entry of the portability' };
  throw new DirectoryRefusal('ClaimInvalid', details);
}

function withAccount(claim: ClaimRecord, account: Account | undefined): ClaimRecord {
  if (account === undefined) return claim;
  const place = { type: 'ClaimInvalid', path: 'new_account' } as const;
  checkAccount(account, place);
  if (account.participant === claim.claimerIspb) return { ...claim, claimerAccount: account };
  const details = { field: 'new_account.ispb', rule: "the claimer's participant" };
  throw new DirectoryRefusal('ClaimInvalid', details);
}
