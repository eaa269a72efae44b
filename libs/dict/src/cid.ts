import { createHmac } from 'node:crypto';
import type { DictEntry } from './entry.js';

/** Bytes of a CID and of a VSync. */
export const CID_BYTES = 32;

/**
 * First bits of a CID that choose its bucket. Few enough that a check of them all is nothing, many enough that a
 * thousand differences meet in a few of them only (ADR 9).
 */
export const BUCKET_BITS = 12;

const UUID_LENGTH = 36;
const HYPHEN = '-'.charCodeAt(0);

/** The value of 0-9 and a-f by character code, -1 for any other. */
const HEX_VALUES = new Int8Array(0x10000).fill(-1);
for (let value = 0; value < 16; value++) HEX_VALUES[value.toString(16).charCodeAt(0)] = value;

/** The key of the HMAC under way; createHmac copies it, so that one buffer serves all calls. */
const hmacKey = Buffer.alloc(16);

/**
 * Computes the CID, the 32 bytes that name an entry and its content (DICT API 2.12.1, CID).
 *
 * Names are taken as they are: another Unicode normalisation gives another CID.
 *
 * @param input `requestId` is the UUID that created the entry, in lower case; its 16 bytes are the key of the HMAC.
 * @throws RangeError for a RequestId that is no UUID.
 */
export function computeCid(input: {
  readonly requestId: string;
  readonly entry: DictEntry;
}): Buffer {
  if (!readUuid(input.requestId, hmacKey)) throw new RangeError('requestId: a UUID in lower case');
  return createHmac('sha256', hmacKey).update(entryAttributes(input.entry)).digest();
}

/**
 * Reads a UUID in lower case into 16 bytes; false where it is none. By hand, since a pattern and `Buffer.from` take a
 * fifth of the time of the whole HMAC.
 */
function readUuid(text: string, bytes: Uint8Array): boolean {
  if (text.length !== UUID_LENGTH) return false;
  let seen = 0;
  for (let i = 0, at = 0; i < bytes.length; i++, at += 2) {
    if (i === 4 || i === 6 || i === 8 || i === 10) {
      if (text.charCodeAt(at) !== HYPHEN) return false;
      at++;
    }
    const byte = (HEX_VALUES[text.charCodeAt(at)]! << 4) | HEX_VALUES[text.charCodeAt(at + 1)]!;
    bytes[i] = byte;
    seen |= byte;
  }
  return seen >= 0;
}

function entryAttributes({ keyType, key, account, owner }: DictEntry): string {
  return [
    keyType,
    key,
    owner.taxId,
    owner.name,
    owner.tradeName ?? '',
    account.participant,
    account.branch ?? '',
    account.accountNumber,
    account.accountType,
  ].join('&');
}

/**
 * XORs a CID into `target` in place: adds it to a set's VSync, or takes it out, which is the same.
 *
 * @throws RangeError unless both have 32 bytes.
 */
export function xorInto(target: Uint8Array, cid: Uint8Array): void {
  if (target.length !== CID_BYTES || cid.length !== CID_BYTES) {
    throw new RangeError(`a CID has ${CID_BYTES} bytes`);
  }
  for (let i = 0; i < CID_BYTES; i++) target[i]! ^= cid[i]!;
}

/** The VSync of a set of CIDs: their XOR in lower-case hex, 64 zeros for none. */
export function vsyncOf(cids: Iterable<Uint8Array>): string {
  const vsync = Buffer.alloc(CID_BYTES);
  for (const cid of cids) xorInto(vsync, cid);
  return vsync.toString('hex');
}

/**
 * The bucket that a CID falls into: its first `bits` bits as a number.
 *
 * @param bits 1 to 32. @default 12
 */
export function bucketOf(cid: Uint8Array, bits: number = BUCKET_BITS): number {
  if (cid.length !== CID_BYTES) throw new RangeError(`a CID has ${CID_BYTES} bytes`);
  if (!Number.isInteger(bits) || bits < 1 || bits > 32) throw new RangeError('bits: 1 to 32');
  const first = (cid[0]! << 24) | (cid[1]! << 16) | (cid[2]! << 8) | cid[3]!;
  return first >>> (32 - bits);
}
