import {
  EntryStatus,
  GetEntryResponse,
  KeyType as WireKeyType,
  type Entry as WireEntry,
} from '@conn-dict/bridge/proto';
import type { EntryRecord } from '../directory/entry-record.js';
import { toWireAccount } from './account-mapping.js';

/** The directory's own id of an entry or a claim, beside the Bridge's. */
export function externalId(id: string): string {
  return `dict-${id}`;
}

export function toWireEntry(entry: EntryRecord): WireEntry {
  return {
    entryId: entry.entryId,
    externalId: externalId(entry.entryId),
    keyType: WireKeyType[entry.keyType],
    keyValue: entry.key,
    account: toWireAccount(entry.account, entry.owner),
    status: EntryStatus[entry.status],
    createdAt: new Date(entry.createdAtMs),
    updatedAt: new Date(entry.updatedAtMs),
    requestId: entry.requestId,
    cid: Buffer.from(entry.cid, 'hex'),
    keyOwnershipDate: new Date(entry.keyOwnershipAtMs),
  };
}

export function toGetEntryResponse(entry: EntryRecord | undefined): GetEntryResponse {
  if (entry === undefined) return GetEntryResponse.fromPartial({ found: false });
  const { keyType, keyValue, ...rest } = toWireEntry(entry);
  return { ...rest, key: { keyType, keyValue }, found: true };
}
