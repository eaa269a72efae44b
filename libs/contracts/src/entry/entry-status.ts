/**
 * States of an entry's row. INACTIVE (its deletion is under way or waits) and REJECTED (it was refused, with the
 * failure's type beside it) are ours, the others the directory's.
 */
export const ENTRY_STATUSES = [
  'PENDING',
  'ACTIVE',
  'INACTIVE',
  'BLOCKED',
  'PORTABILITY_PENDING',
  'PORTABILITY_CONFIRMED',
  'CLAIM_PENDING',
  'DELETED',
  'REJECTED',
] as const;
export type EntryStatus = (typeof ENTRY_STATUSES)[number];

/** An entry in one of these has let go of its key. */
export const ENDED_ENTRY_STATUSES = ['DELETED', 'REJECTED'] as const;

/** The directory's states of an entry whose donor is giving it away. */
export const CLAIMED_ENTRY_STATUSES = [
  'PORTABILITY_PENDING',
  'PORTABILITY_CONFIRMED',
  'CLAIM_PENDING',
] as const;
