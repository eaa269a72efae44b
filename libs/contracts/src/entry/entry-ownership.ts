import type { Wire } from '../fields/object-reader.js';
import { optional } from '../fields/reader.js';
import { id, ispb, requestId } from '../fields/text-readers.js';

export const updateEntryOwnershipShape = {
  entry_id: id,
  /** The completed claim that moves the entry. */
  claim_id: id,
  /** ISPB of the participant that the directory must show as the entry's holder. */
  claimer_ispb: ispb,
  /** RequestId that completed the claim; it keys the CID where the Bridge tells no other. */
  request_id: requestId,
  /** The Bridge's id of the entry. @default entry_id */
  directory_entry_id: optional(id),
};

export type UpdateEntryOwnershipInput = Wire<typeof updateEntryOwnershipShape>;

/** The activity that both the claim worker and the entry worker register. */
export interface EntryOwnershipActivities {
  /** Stores the entry as the directory holds it after a completed claim: new owner, account, CID and buckets. */
  UpdateEntryOwnershipActivity(input: UpdateEntryOwnershipInput): Promise<void>;
}
