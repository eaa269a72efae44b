import type { EntryOfCid } from '../reconciliation-bridge.js';
import { GetEntryResponse } from '../gen/dict/bridge/v1/bridge.js';
import type { Entry } from '../gen/dict/bridge/v1/entry.js';
import type { AnswerReader } from './answer-reader.js';
import { toDirectoryEntry } from './directory-entry.js';

/** Reads the entry that was found for a CID: it must have this CID, and the RequestId that keys it. */
export function toEntryOfCid(
  answer: Entry | undefined,
  cid: Uint8Array,
  read: AnswerReader,
): EntryOfCid {
  const { keyType, keyValue, ...rest } = read.required('entry', answer);
  const entry = toDirectoryEntry(
    GetEntryResponse.fromPartial({ ...rest, key: { keyType, keyValue } }),
    read,
  );
  return {
    ...entry,
    requestId: read.required('entry.request_id', entry.requestId),
    cid: read.required('entry.cid', entry.cid?.equals(cid) ? entry.cid : undefined),
  };
}
