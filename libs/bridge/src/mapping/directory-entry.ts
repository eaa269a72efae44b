import type { DirectoryEntry } from '../bridge-client.js';
import type { GetEntryResponse } from '../gen/dict/bridge/v1/bridge.js';
import { toDigest } from './digest.js';
import { toAccount, toOwner } from './account.js';
import type { AnswerReader } from './answer-reader.js';
import { ENTRY_STATUS_CODES, KEY_TYPE_CODES } from './wire-codes.js';
import { withoutUndefined } from './without-undefined.js';

/** Reads an entry that was found. */
export function toDirectoryEntry(answer: GetEntryResponse, read: AnswerReader): DirectoryEntry {
  const key = read.required('key', answer.key);
  const account = read.required('account', answer.account);
  return withoutUndefined({
    entryId: read.required('entry_id', answer.entryId),
    externalId: answer.externalId || undefined,
    keyType: read.name('key.key_type', KEY_TYPE_CODES, key.keyType),
    key: read.required('key.key_value', key.keyValue),
    account: toAccount(account, read),
    owner: toOwner(account, read),
    status: read.name('status', ENTRY_STATUS_CODES, answer.status),
    requestId: answer.requestId || undefined,
    cid: toCid(answer.cid, read),
    createdAt: answer.createdAt,
    updatedAt: answer.updatedAt,
  });
}

/** Reads a CID; `undefined` from a Bridge without our additions. */
export function toCid(cid: Buffer, read: AnswerReader): Buffer | undefined {
  if (cid.length === 0) return undefined;
  return toDigest('cid', cid, read);
}
