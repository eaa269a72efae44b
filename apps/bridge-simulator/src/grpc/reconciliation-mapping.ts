import {
  CidSetEventType,
  CidSetFile as WireFile,
  CidSetFileStatus,
  KeyType as WireKeyType,
  type CidSetEvent as WireEvent,
} from '@conn-dict/bridge/proto';
import { CID_BYTES } from '@conn-dict/dict/cid';
import { ISPB_RULE, isIspb } from '@conn-dict/dict';
import { DirectoryRefusal } from '../directory/directory-refusal.js';
import type { CidEvent } from '../reconciliation/cid-event.js';
import type { CidSetFile, CidSetFiles } from '../reconciliation/cid-set-files.js';
import type { CidSetName } from '../reconciliation/cid-set.js';
import { enumName } from './enum-name.js';
import { known } from './request-fields.js';

/** Reads whose set of which key type is meant. @throws DirectoryRefusal `ParticipantInvalid`, `BadRequest` */
export function toCidSetName(wire: {
  readonly participantIspb: string;
  readonly keyType: WireKeyType;
}): CidSetName {
  return {
    participant: requireIspb(wire.participantIspb),
    keyType: known('BadRequest', 'key_type', enumName(WireKeyType, wire.keyType)),
  };
}

/** @throws DirectoryRefusal `ParticipantInvalid` */
export function requireIspb(participant: string): string {
  if (isIspb(participant)) return participant;
  throw new DirectoryRefusal('ParticipantInvalid', { field: 'participant_ispb', rule: ISPB_RULE });
}

/** @throws DirectoryRefusal `BadRequest` unless it has the 32 bytes of a CID or a VSync */
export function requireDigest(field: string, bytes: Buffer): Buffer {
  if (bytes.length === CID_BYTES) return bytes;
  throw new DirectoryRefusal('BadRequest', { field, rule: `${String(CID_BYTES)} bytes` });
}

/** Writes a file; what its content is told by is there once it is AVAILABLE. */
export function toWireFile(files: CidSetFiles, file: CidSetFile): WireFile {
  const fileStatus = files.statusOf(file);
  return WireFile.fromPartial({
    fileId: file.fileId,
    participantIspb: file.participant,
    keyType: WireKeyType[file.keyType],
    status: CidSetFileStatus[fileStatus],
    requestedAt: new Date(file.requestedAtMs),
    ...(fileStatus === 'AVAILABLE' && {
      createdAt: new Date(file.requestedAtMs),
      sizeBytes: file.content.sizeBytes,
      sha256: file.sha256 ?? Buffer.alloc(0),
    }),
  });
}

export function toWireEvent({ type, cid, atMs }: CidEvent): WireEvent {
  return {
    type: CidSetEventType[type],
    cid: Buffer.from(cid, 'hex'),
    occurredAt: new Date(atMs),
  };
}
