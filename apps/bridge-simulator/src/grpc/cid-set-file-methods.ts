import type { CidSetFileStatus } from '@conn-dict/bridge';
import type { ReconciliationServiceServer } from '@conn-dict/bridge/proto';
import { CID_BYTES } from '@conn-dict/dict/cid';
import { DirectoryRefusal } from '../directory/directory-refusal.js';
import { requireRequestId } from '../directory/request-id.js';
import { damagedChunks } from '../faults/damaged-chunks.js';
import type { ReconciliationContext } from '../reconciliation/reconciliation-context.js';
import { requireIspb, toCidSetName, toWireFile } from './reconciliation-mapping.js';
import type { Serve } from './reconciliation-service.js';
import { optional } from './request-fields.js';

type FileMethods = Pick<
  ReconciliationServiceServer,
  'createCidSetFile' | 'getCidSetFile' | 'downloadCidSetFile'
>;

/** The methods on a set's file. */
export function createCidSetFileMethods(
  { files }: ReconciliationContext,
  serve: Serve,
): FileMethods {
  return {
    createCidSetFile: serve.unary('CreateCidSetFile', (wire, fault) => {
      requireRequestId(wire.requestId);
      const request = { ...toCidSetName(wire), requestId: wire.requestId };
      const file = files.create({ ...request, ...optional('end', fault?.fileEnd) });
      return { file: toWireFile(files, file) };
    }),

    getCidSetFile: serve.unary('GetCidSetFile', ({ participantIspb, fileId }, fault) => {
      const file = toWireFile(files, files.require(requireIspb(participantIspb), fileId));
      if (fault?.wrongSha256 !== true) return { file };
      return { file: { ...file, sha256: file.sha256.map((byte) => byte ^ 0xff) as Buffer } };
    }),

    downloadCidSetFile: serve.stream('DownloadCidSetFile', (wire, fault = { method: '' }) => {
      const { participantIspb, fileId, offsetBytes } = wire;
      const file = files.require(requireIspb(participantIspb), fileId);
      requireAvailable(files.statusOf(file));
      const { content } = file;
      const isOffset = offsetBytes >= 0 && offsetBytes <= content.sizeBytes;
      if (!isOffset || offsetBytes % CID_BYTES !== 0) {
        const rule = 'a multiple of 32 within the file';
        throw new DirectoryRefusal('BadRequest', { field: 'offset_bytes', rule });
      }
      return damagedChunks(content.chunks(offsetBytes), fault);
    }),
  };
}

/** @throws DirectoryRefusal `ResourceConflict`: it is not made yet; `Gone`: it was, or will never be */
function requireAvailable(status: CidSetFileStatus): void {
  if (status === 'AVAILABLE') return;
  const isComing = status === 'REQUESTED' || status === 'PROCESSING';
  throw new DirectoryRefusal(isComing ? 'ResourceConflict' : 'Gone', { field: 'file_id' });
}
