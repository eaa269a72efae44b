import { randomUUID } from 'node:crypto';
import { ReconciliationServiceService } from '../gen/dict/bridge/v1/reconciliation.js';
import { createAnswerReader } from '../mapping/answer-reader.js';
import { toCidSetFile } from '../mapping/cid-set-file.js';
import { KEY_TYPE_CODES } from '../mapping/wire-codes.js';
import type { ReconciliationBridge } from '../reconciliation-bridge.js';
import { createDownloadCidSetFile } from './download-cid-set-file.js';
import type { ReconciliationCallers } from './reconciliation-calls.js';
import { undefinedWhenNotFound } from './undefined-when-not-found.js';

type CidSetFileCalls = Pick<
  ReconciliationBridge,
  'createCidSetFile' | 'getCidSetFile' | 'downloadCidSetFile'
>;

/** Makes the calls about a file of CIDs. */
export function createCidSetFileCalls({ caller, streams }: ReconciliationCallers): CidSetFileCalls {
  return {
    async createCidSetFile({ participantIspb, keyType, requestId }, options) {
      const answer = await caller.call(
        {
          method: ReconciliationServiceService.createCidSetFile,
          request: { participantIspb, keyType: KEY_TYPE_CODES[keyType], requestId },
          limit: 'cidSetFiles',
        },
        options,
      );
      return toCidSetFile(answer.file, createAnswerReader('CreateCidSetFile'));
    },

    async getCidSetFile({ participantIspb, fileId }, options) {
      const answer = await undefinedWhenNotFound(
        caller.call(
          {
            method: ReconciliationServiceService.getCidSetFile,
            request: { participantIspb, fileId, requestId: randomUUID() },
            limit: 'cidSetFileReads',
          },
          options,
        ),
      );
      return answer && toCidSetFile(answer.file, createAnswerReader('GetCidSetFile'));
    },

    downloadCidSetFile: createDownloadCidSetFile({ streams }),
  };
}
