import { randomUUID } from 'node:crypto';
import type { BridgeClient } from '../bridge-client.js';
import { BridgeServiceService } from '../gen/dict/bridge/v1/bridge.js';
import { createAnswerReader } from '../mapping/answer-reader.js';
import { toDirectoryEntry } from '../mapping/directory-entry.js';
import type { UnaryCaller } from '../transport/unary-caller.js';
import { undefinedWhenNotFound } from './undefined-when-not-found.js';

/** Makes the calls on entries. */
export function createEntryCalls({
  caller,
}: {
  readonly caller: UnaryCaller;
}): Pick<BridgeClient, 'getEntry'> {
  return {
    async getEntry(entryId, options) {
      const answer = await undefinedWhenNotFound(
        caller.call(
          {
            method: BridgeServiceService.getEntry,
            request: { identifier: { $case: 'entryId', value: entryId }, requestId: randomUUID() },
            limit: 'entryReads',
          },
          options,
        ),
      );
      return answer?.found ? toDirectoryEntry(answer, createAnswerReader('GetEntry')) : undefined;
    },
  };
}
