import type { DictEntry } from '@conn-dict/dict';

/**
 * ACTIVE, or out of the donor's base because the donor confirmed a claim: PORTABILITY_CONFIRMED or CLAIM_PENDING
 * by the claim's type.
 */
export type EntryRecordStatus = 'ACTIVE' | 'PORTABILITY_CONFIRMED' | 'CLAIM_PENDING';

/** An entry as the directory keeps it: plain JSON, times in milliseconds since 1970. */
export interface EntryRecord extends DictEntry {
  readonly entryId: string;
  readonly status: EntryRecordStatus;
  /** The RequestId that created the entry, or that completed the claim which moved it. */
  readonly requestId: string;
  /** Lower-case hex. */
  readonly cid: string;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
  /** Since when the key belongs to its owner; a portability leaves it as it is. */
  readonly keyOwnershipAtMs: number;
}
