import { randomUUID } from 'node:crypto';
import { BridgeError } from '../bridge-error.js';
import {
  ReconciliationServiceService,
  type DownloadCidSetFileResponse,
} from '../gen/dict/bridge/v1/reconciliation.js';
import { createAnswerReader, type AnswerReader } from '../mapping/answer-reader.js';
import type { CidSetFileChunk, ReconciliationBridge } from '../reconciliation-bridge.js';
import type { StreamCaller } from '../transport/stream-caller.js';

const CID_BYTES = 32;
const CHUNK_BYTES_MAX = 1024 * 1024;

/** Makes the download of a file; a chunk that is out of place or no whole CIDs ends it. */
export function createDownloadCidSetFile({
  streams,
}: {
  readonly streams: StreamCaller;
}): ReconciliationBridge['downloadCidSetFile'] {
  return async function* ({ participantIspb, fileId, offsetBytes = 0 }, options) {
    checkOffset(offsetBytes);
    const chunks = streams.messages(
      {
        method: ReconciliationServiceService.downloadCidSetFile,
        request: { participantIspb, fileId, offsetBytes, requestId: randomUUID() },
        limit: 'cidSetFileReads',
      },
      options,
    );
    const read = createAnswerReader('DownloadCidSetFile');
    let expectedOffsetBytes = offsetBytes;
    for await (const chunk of chunks) {
      yield toChunk(chunk, expectedOffsetBytes, read);
      expectedOffsetBytes += chunk.data.length;
    }
  };
}

function checkOffset(offsetBytes: number): void {
  if (Number.isSafeInteger(offsetBytes) && offsetBytes >= 0 && offsetBytes % CID_BYTES === 0) {
    return;
  }
  throw new BridgeError('InvalidInput', 'DownloadCidSetFile', { field: 'offset_bytes' });
}

function toChunk(
  { offsetBytes, data }: DownloadCidSetFileResponse,
  expectedOffsetBytes: number,
  read: AnswerReader,
): CidSetFileChunk {
  const isInPlace = offsetBytes === expectedOffsetBytes;
  const isWhole =
    data.length > 0 && data.length <= CHUNK_BYTES_MAX && data.length % CID_BYTES === 0;
  return {
    offsetBytes: read.required('offset_bytes', isInPlace ? offsetBytes : undefined),
    data: read.required('data', isWhole ? data : undefined),
  };
}
