import { createHash } from 'node:crypto';
import type { Account, Owner } from '@conn-dict/dict';
import type { ClaimRecord } from './claim-record.js';
import { withCid } from './entry-cid.js';
import type { EntryRecord } from './entry-record.js';

/** The entry as a confirmed claim leaves it: out of the donor's base, not yet in the claimer's. */
export function leavingEntry(entry: EntryRecord, claim: ClaimRecord): EntryRecord {
  const status = claim.claimType === 'PORTABILITY' ? 'PORTABILITY_CONFIRMED' : 'CLAIM_PENDING';
  return { ...entry, status };
}

/** The entry as it stays with its owner when a claim is cancelled. */
export function stayingEntry(entry: EntryRecord): EntryRecord {
  return { ...entry, status: 'ACTIVE' };
}

/** How and when an entry moves. */
export interface Move {
  /** The RequestId that completes the claim. */
  readonly requestId: string;
  readonly nowMs: number;
  /** Takes over a key whose claim names nobody. */
  readonly unnamedClaimer: Owner;
}

/** The entry that comes of a completed claim. */
export function movedEntry(
  entry: EntryRecord,
  claim: ClaimRecord,
  { requestId, nowMs, unnamedClaimer }: Move,
): EntryRecord {
  const owner = newOwner(entry, claim, unnamedClaimer);
  return withCid({
    ...entry,
    owner,
    account: claim.claimerAccount ?? registeredAccount(owner, claim),
    status: 'ACTIVE',
    requestId,
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
    keyOwnershipAtMs: claim.claimType === 'PORTABILITY' ? entry.keyOwnershipAtMs : nowMs,
  });
}

function newOwner(entry: EntryRecord, claim: ClaimRecord, unnamedClaimer: Owner): Owner {
  if (claim.claimer !== undefined) return claim.claimer;
  return claim.claimType === 'PORTABILITY' ? entry.owner : unnamedClaimer;
}

/** The account that the owner has at the claimer's participant: the same for every claim of theirs. */
function registeredAccount(owner: Owner, claim: ClaimRecord): Account {
  const digest = createHash('sha256').update(`${claim.claimerIspb}&${owner.taxId}`).digest();
  return {
    participant: claim.claimerIspb,
    branch: '0001',
    accountNumber: String(digest.readUInt32BE(0) % 100_000_000).padStart(8, '0'),
    accountType: 'CACC',
    openingDate: '2020-01-02T03:00:00.000Z',
  };
}
