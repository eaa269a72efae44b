import * as wire from '../src/proto.js';
import { REQUEST_ID } from './samples.js';

export const PARTICIPANT = '87654321';
export const EMAILS = { participantIspb: PARTICIPANT, keyType: 'EMAIL' } as const;
export const AT = new Date('2026-03-01T12:00:00.123Z');

/** A CID that is told apart by its first byte. */
export const cidOf = (first: number): Buffer => Buffer.alloc(32, first);

export const AVAILABLE = wire.CidSetFile.fromPartial({
  fileId: 'F-1',
  participantIspb: PARTICIPANT,
  keyType: wire.KeyType.EMAIL,
  status: wire.CidSetFileStatus.AVAILABLE,
  requestedAt: AT,
  createdAt: AT,
  sizeBytes: 64,
  sha256: Buffer.alloc(32, 9),
});

/** The directory's entry of a CID; the e-mail address is nobody's. */
export function entryOf(cid: Buffer): wire.Entry {
  return wire.Entry.fromPartial({
    entryId: 'ENTRY-001',
    keyType: wire.KeyType.EMAIL,
    keyValue: 'nobody@example.com',
    account: {
      ispb: PARTICIPANT,
      accountType: wire.AccountType.PAYMENT,
      accountNumber: '0007654321',
      accountHolderName: 'Nobody',
      accountHolderDocument: '11122233300',
      documentType: wire.DocumentType.CPF,
    },
    status: wire.EntryStatus.ACTIVE,
    requestId: REQUEST_ID,
    cid,
  });
}
