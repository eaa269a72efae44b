import { isClaimable, isIspb, type Account, type ClaimType, type Owner } from '@conn-dict/dict';
import type { Outcome } from './change.js';
import type { ClaimRecord } from './claim-record.js';
import { periodEnds } from './claim-periods.js';
import { acknowledge } from './claim-transitions.js';
import type { DirectoryContext } from './directory-context.js';
import { DirectoryRefusal } from './directory-refusal.js';
import type { EntryRecord } from './entry-record.js';
import { findEntry, type KeyName } from './find-entry.js';
import { once } from './once.js';
import { checkAccount, checkHolder, checkOwner } from './party-rules.js';
import { requireRequestId } from './request-id.js';

/** Days that a claim may take when the claimer names no number. */
const DAYS_DEFAULT = 30;

export interface CreateClaimRequest {
  readonly entryId?: string;
  readonly key?: KeyName;
  readonly claimType: ClaimType;
  readonly claimerIspb: string;
  /** The participant that the claimer believes to hold the key. */
  readonly donorIspb?: string;
  readonly claimerAccount?: Account;
  readonly claimer?: Owner;
  /** @default 30 */
  readonly completionPeriodDays?: number;
  readonly requestId: string;
}

export interface ClaimOutcome extends Outcome {
  readonly claim: ClaimRecord;
}

/** Opens a claim for the claimer. Repeating the request gives the first answer. */
export function createClaim(
  directory: DirectoryContext,
  request: CreateClaimRequest,
): ClaimOutcome {
  requireRequestId(request.requestId);
  const { requestId, claimerIspb, ...content } = request;
  const identity = { method: 'CreateClaim', participant: claimerIspb, requestId, content };
  return once(directory, identity, () => {
    const claim = newClaim(directory, request);
    return {
      changes: [{ kind: 'claim', claim }],
      outcome: { atMs: claim.createdAtMs, claim },
    };
  });
}

/** The claim that the request opens. @throws DirectoryRefusal where a rule forbids it */
export function newClaim(directory: DirectoryContext, request: CreateClaimRequest): ClaimRecord {
  const entry = claimedEntry(directory, request);
  checkParticipants(entry, request);
  checkClaimer(request);
  if (directory.store.state.openClaimOfKey(entry.keyType, entry.key) !== undefined) {
    throw new DirectoryRefusal('ClaimAlreadyExistsForKey');
  }
  checkType(entry, request);
  const nowMs = directory.nowMs();
  const claim: ClaimRecord = {
    claimId: directory.newId(),
    entryId: entry.entryId,
    claimType: request.claimType,
    status: 'OPEN',
    keyType: entry.keyType,
    key: entry.key,
    claimerIspb: request.claimerIspb,
    donorIspb: entry.account.participant,
    ...(request.claimerAccount === undefined ? {} : { claimerAccount: request.claimerAccount }),
    ...(request.claimer === undefined ? {} : { claimer: request.claimer }),
    createdAtMs: nowMs,
    modifiedAtMs: nowMs,
    ...periodEnds(request.claimType, nowMs),
    completionPeriodDays: request.completionPeriodDays ?? DAYS_DEFAULT,
  };
  return directory.donorAgrees ? acknowledge(claim, nowMs) : claim;
}

function claimedEntry(
  directory: DirectoryContext,
  { entryId, key }: CreateClaimRequest,
): EntryRecord {
  if (entryId === undefined && key === undefined) {
    throw new DirectoryRefusal('ClaimInvalid', { field: 'key_value', rule: 'must be given' });
  }
  const name = key ?? { entryId: entryId ?? '' };
  const entry = findEntry(directory, name);
  if (entry === undefined) throw new DirectoryRefusal('ClaimKeyNotFound');
  if (entryId !== undefined && entryId !== entry.entryId) {
    throw new DirectoryRefusal('ClaimInvalid', { field: 'entry_id', rule: 'the entry of the key' });
  }
  return entry;
}

function checkParticipants(entry: EntryRecord, request: CreateClaimRequest): void {
  const { claimerIspb, donorIspb, completionPeriodDays = DAYS_DEFAULT } = request;
  if (!isIspb(claimerIspb)) {
    throw new DirectoryRefusal('ParticipantInvalid', { field: 'claimer_ispb', rule: 'an ISPB' });
  }
  if (donorIspb !== undefined && donorIspb !== entry.account.participant) {
    const rule = 'the participant that holds the key';
    throw new DirectoryRefusal('ParticipantInvalid', { field: 'owner_ispb', rule });
  }
  if (completionPeriodDays < 1 || completionPeriodDays > DAYS_DEFAULT) {
    const rule = `1 to ${String(DAYS_DEFAULT)}`;
    throw new DirectoryRefusal('ClaimInvalid', { field: 'completion_period_days', rule });
  }
}

function checkClaimer({ claimerIspb, claimerAccount, claimer }: CreateClaimRequest): void {
  const place = { type: 'ClaimInvalid', path: 'claimer_account' } as const;
  if (claimerAccount === undefined) {
    if (claimer !== undefined) checkOwner(claimer, { ...place, path: 'claimer' });
    return;
  }
  if (claimer !== undefined) checkHolder(claimer, place);
  checkAccount(claimerAccount, place);
  if (claimerAccount.participant !== claimerIspb) {
    const rule = "the claimer's participant";
    throw new DirectoryRefusal('ClaimInvalid', { field: 'claimer_account.ispb', rule });
  }
}

function checkType(
  entry: EntryRecord,
  { claimType, claimer, claimerIspb }: CreateClaimRequest,
): void {
  const isPortability = claimType === 'PORTABILITY';
  const isSameOwner = claimer === undefined ? isPortability : claimer.taxId === entry.owner.taxId;
  if (!isClaimable(entry.keyType, claimType) || isSameOwner !== isPortability) {
    throw new DirectoryRefusal('ClaimTypeInconsistent', { field: 'claim_type' });
  }
  if (isPortability && claimerIspb === entry.account.participant) {
    throw new DirectoryRefusal('ClaimResultingEntryAlreadyExists', { field: 'claimer_ispb' });
  }
}
