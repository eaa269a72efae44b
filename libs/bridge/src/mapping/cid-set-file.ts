import type { CidSetFileStatus, DirectoryCidSetFile } from '../reconciliation-bridge.js';
import * as wire from '../gen/dict/bridge/v1/reconciliation.js';
import type { AnswerReader } from './answer-reader.js';
import { toDigest } from './digest.js';
import { KEY_TYPE_CODES } from './wire-codes.js';
import { withoutUndefined } from './without-undefined.js';

const CID_BYTES = 32;

const STATUS_CODES = {
  REQUESTED: wire.CidSetFileStatus.REQUESTED,
  PROCESSING: wire.CidSetFileStatus.PROCESSING,
  AVAILABLE: wire.CidSetFileStatus.AVAILABLE,
  UNAVAILABLE: wire.CidSetFileStatus.UNAVAILABLE,
  ERROR: wire.CidSetFileStatus.ERROR,
} as const satisfies Record<CidSetFileStatus, wire.CidSetFileStatus>;

/** Reads a file's state; an AVAILABLE one has its size, its SHA-256 and the moment that it holds. */
export function toCidSetFile(
  answer: wire.CidSetFile | undefined,
  read: AnswerReader,
): DirectoryCidSetFile {
  const file = read.required('file', answer);
  const status = read.name('file.status', STATUS_CODES, file.status);
  const common = withoutUndefined({
    fileId: read.required('file.file_id', file.fileId),
    participantIspb: read.required('file.participant_ispb', file.participantIspb),
    keyType: read.name('file.key_type', KEY_TYPE_CODES, file.keyType),
    requestedAt: file.requestedAt,
  });
  if (status !== 'AVAILABLE') return { ...common, status };
  const isSize = file.sizeBytes >= 0 && file.sizeBytes % CID_BYTES === 0;
  return {
    ...common,
    status,
    createdAt: read.required('file.created_at', file.createdAt),
    sizeBytes: read.required('file.size_bytes', isSize ? file.sizeBytes : undefined),
    sha256: toDigest('file.sha256', file.sha256, read),
  };
}
