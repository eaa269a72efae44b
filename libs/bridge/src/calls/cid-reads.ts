import { randomUUID } from 'node:crypto';
import { BridgeError } from '../bridge-error.js';
import { ReconciliationServiceService } from '../gen/dict/bridge/v1/reconciliation.js';
import { createAnswerReader } from '../mapping/answer-reader.js';
import { toWireDigest } from '../mapping/digest.js';
import { toEntryOfCid } from '../mapping/entry-of-cid.js';
import type { FoundByCid, ReconciliationBridge } from '../reconciliation-bridge.js';
import type { ReconciliationCallers } from './reconciliation-calls.js';
import { undefinedWhenNotFound } from './undefined-when-not-found.js';

type CidReads = Pick<ReconciliationBridge, 'getEntryByCid' | 'getEntriesByCid'>;

const CIDS_MAX = 1_000;

/** Makes the calls that read entries by CID. */
export function createCidReads({ caller, streams }: ReconciliationCallers): CidReads {
  return {
    async getEntryByCid({ participantIspb, cid }, options) {
      const method = 'GetEntryByCid';
      const wireCid = toWireDigest('cid', cid, method);
      const answer = await undefinedWhenNotFound(
        caller.call(
          {
            method: ReconciliationServiceService.getEntryByCid,
            request: { participantIspb, cid: wireCid, requestId: randomUUID() },
            limit: 'entriesByCid',
          },
          options,
        ),
      );
      return answer?.found
        ? toEntryOfCid(answer.entry, wireCid, createAnswerReader(method))
        : undefined;
    },

    async *getEntriesByCid({ participantIspb, cids: asked }, options) {
      const cids = toWireCids(asked);
      if (cids.length === 0) return;
      const answers = streams.messages(
        {
          method: ReconciliationServiceService.getEntriesByCid,
          request: { participantIspb, cids, requestId: randomUUID() },
          limit: 'entriesByCid',
          tokens: cids.length,
        },
        options,
      );
      const read = createAnswerReader('GetEntriesByCid');
      let answered = 0;
      for await (const { cid, found, entry } of answers) {
        read.required('cid', cids[answered]?.equals(cid) ? cid : undefined);
        answered += 1;
        yield { cid, ...(found && { entry: toEntryOfCid(entry, cid, read) }) } satisfies FoundByCid;
      }
      read.required('cids', answered === cids.length ? cids : undefined);
    },
  };
}

function toWireCids(cids: readonly Uint8Array[]): Buffer[] {
  const method = 'GetEntriesByCid';
  if (cids.length > CIDS_MAX) throw new BridgeError('InvalidInput', method, { field: 'cids' });
  return cids.map((cid) => toWireDigest('cids', cid, method));
}
