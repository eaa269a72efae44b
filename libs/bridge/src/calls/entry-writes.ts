import type { BridgeCallOptions, BridgeClient, CreateDirectoryEntry } from '../bridge-client.js';
import { BridgeError } from '../bridge-error.js';
import {
  BridgeServiceService,
  type CreateEntryRequest,
  type CreateEntryResponse,
} from '../gen/dict/bridge/v1/bridge.js';
import { toWireAccount } from '../mapping/account.js';
import { createAnswerReader } from '../mapping/answer-reader.js';
import { toCid } from '../mapping/directory-entry.js';
import { ENTRY_REASON_CODES, KEY_TYPE_CODES } from '../mapping/wire-codes.js';
import { withoutUndefined } from '../mapping/without-undefined.js';
import type { UnaryCaller } from '../transport/unary-caller.js';
import type { EntryReads } from './entry-reads.js';

type EntryWrites = Pick<BridgeClient, 'createEntry' | 'updateEntry' | 'deleteEntry'>;

interface EntryWritesDeps {
  readonly caller: UnaryCaller;
  readonly entryReads: EntryReads;
}

/** Makes the calls that change entries. */
export function createEntryWrites({ caller, entryReads }: EntryWritesDeps): EntryWrites {
  return {
    async createEntry(entry, options) {
      const answer = await caller.call(
        {
          method: BridgeServiceService.createEntry,
          request: toCreateEntryRequest(entry),
          limit: 'entryWrites',
        },
        options,
      );
      const read = createAnswerReader('CreateEntry');
      const entryId = read.required('entry_id', answer.entryId);
      return withoutUndefined({
        entryId,
        key: answer.key?.keyValue || entry.key || (await madeKey(entryReads, answer, options)),
        cid: toCid(answer.cid, read),
        createdAt: answer.createdAt,
      });
    },

    async updateEntry(entry, options) {
      const answer = await caller.call(
        {
          method: BridgeServiceService.updateEntry,
          request: {
            entryId: entry.entryId,
            newAccount: toWireAccount(entry.account, entry.owner, 'UpdateEntry'),
            reason: ENTRY_REASON_CODES[entry.reason],
            ...toWireId(entry),
          },
          limit: 'entryUpdates',
        },
        options,
      );
      const cid = toCid(answer.cid, createAnswerReader('UpdateEntry'));
      return withoutUndefined({ cid, updatedAt: answer.updatedAt });
    },

    async deleteEntry(entry, options) {
      const { deleted, deletedAt } = await caller.call(
        {
          method: BridgeServiceService.deleteEntry,
          request: {
            entryId: entry.entryId,
            key: { keyType: KEY_TYPE_CODES[entry.keyType], keyValue: entry.key },
            reason: ENTRY_REASON_CODES[entry.reason],
            ...toWireId(entry),
          },
          limit: 'entryWrites',
        },
        options,
      );
      if (!deleted) throw new BridgeError('ResourceConflict', 'DeleteEntry', { status: 'OK' });
      return withoutUndefined({ deletedAt });
    },
  };
}

function toCreateEntryRequest(entry: CreateDirectoryEntry): CreateEntryRequest {
  return {
    key: { keyType: KEY_TYPE_CODES[entry.keyType], keyValue: entry.key ?? '' },
    account: toWireAccount(entry.account, entry.owner, 'CreateEntry'),
    reason: ENTRY_REASON_CODES[entry.reason],
    ...toWireId(entry),
  };
}

function toWireId({ requestId }: { readonly requestId: string }) {
  return { idempotencyKey: requestId, requestId };
}

/** A Bridge without our additions does not tell the key that the directory made: it is read by its entry's id. */
async function madeKey(
  { getEntry }: EntryReads,
  { entryId }: CreateEntryResponse,
  options: BridgeCallOptions | undefined,
): Promise<string> {
  const entry = await getEntry(entryId, options);
  // The directory's readers may be behind its writers: the repeat of the same request finds it.
  if (!entry) throw new BridgeError('ResourceConflict', 'CreateEntry', { status: 'OK' });
  return entry.key;
}
