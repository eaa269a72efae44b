import { randomUUID } from 'node:crypto';
import type { BridgeCallOptions, BridgeClient, DirectoryEntry } from '../bridge-client.js';
import { BridgeServiceService, type GetEntryRequest } from '../gen/dict/bridge/v1/bridge.js';
import { createAnswerReader } from '../mapping/answer-reader.js';
import { toDirectoryEntry } from '../mapping/directory-entry.js';
import { KEY_TYPE_CODES } from '../mapping/wire-codes.js';
import type { UnaryCaller } from '../transport/unary-caller.js';
import { undefinedWhenNotFound } from './undefined-when-not-found.js';

export type EntryReads = Pick<BridgeClient, 'getEntry' | 'getEntryByKey'>;

/** Makes the calls that read entries. */
export function createEntryReads({ caller }: { readonly caller: UnaryCaller }): EntryReads {
  const read = async (
    identifier: GetEntryRequest['identifier'],
    options: BridgeCallOptions | undefined,
  ): Promise<DirectoryEntry | undefined> => {
    const answer = await undefinedWhenNotFound(
      caller.call(
        {
          method: BridgeServiceService.getEntry,
          request: { identifier, requestId: randomUUID() },
          limit: 'entryReads',
        },
        options,
      ),
    );
    return answer?.found ? toDirectoryEntry(answer, createAnswerReader('GetEntry')) : undefined;
  };
  return {
    getEntry: (entryId, options) => read({ $case: 'entryId', value: entryId }, options),
    getEntryByKey: ({ keyType, key }, options) =>
      read(
        { $case: 'keyQuery', value: { keyType: KEY_TYPE_CODES[keyType], keyValue: key } },
        options,
      ),
  };
}
