import { randomUUID } from 'node:crypto';
import { ReconciliationServiceService, SyncResult } from '../gen/dict/bridge/v1/reconciliation.js';
import { createAnswerReader } from '../mapping/answer-reader.js';
import { toCidSetEventPage } from '../mapping/cid-set-events.js';
import { toWireDigest } from '../mapping/digest.js';
import { KEY_TYPE_CODES } from '../mapping/wire-codes.js';
import { withoutUndefined } from '../mapping/without-undefined.js';
import type { ReconciliationBridge, SyncVerification } from '../reconciliation-bridge.js';
import type { UnaryCaller } from '../transport/unary-caller.js';

type SyncCalls = Pick<ReconciliationBridge, 'verifySync' | 'listCidSetEvents'>;

const RESULT_CODES = {
  OK: SyncResult.OK,
  NOK: SyncResult.NOK,
} as const satisfies Record<SyncVerification['result'], SyncResult>;

/** Makes the calls that compare a set by its VSync and its events. */
export function createSyncCalls({ caller }: { readonly caller: UnaryCaller }): SyncCalls {
  return {
    async verifySync({ participantIspb, keyType, vsync, requestId }, options) {
      const answer = await caller.call(
        {
          method: ReconciliationServiceService.verifySync,
          request: {
            participantIspb,
            keyType: KEY_TYPE_CODES[keyType],
            vsync: toWireDigest('vsync', vsync, 'VerifySync'),
            requestId,
          },
          limit: 'syncVerifications',
        },
        options,
      );
      const read = createAnswerReader('VerifySync');
      return withoutUndefined({
        verificationId: read.required('verification_id', answer.verificationId),
        result: read.name('result', RESULT_CODES, answer.result),
        verifiedAt: read.required('verified_at', answer.verifiedAt),
        modifiedAt: answer.modifiedAt,
      });
    },

    async listCidSetEvents({ keyType, until, pageSize = 0, pageToken = '', ...set }, options) {
      const answer = await caller.call(
        {
          method: ReconciliationServiceService.listCidSetEvents,
          request: {
            ...set,
            keyType: KEY_TYPE_CODES[keyType],
            until,
            pageSize,
            pageToken,
            requestId: randomUUID(),
          },
          limit: 'cidSetEvents',
        },
        options,
      );
      return toCidSetEventPage(answer, createAnswerReader('ListCidSetEvents'));
    },
  };
}
