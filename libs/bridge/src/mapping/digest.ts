import { BridgeError } from '../bridge-error.js';
import type { AnswerReader } from './answer-reader.js';

const DIGEST_BYTES = 32;

/** Reads a CID, a VSync or a SHA-256 that must be there. */
export function toDigest(field: string, bytes: Buffer, read: AnswerReader): Buffer {
  return read.required(field, bytes.length === DIGEST_BYTES ? bytes : undefined);
}

/** Writes a CID or a VSync. @throws BridgeError `InvalidInput` unless it has 32 bytes */
export function toWireDigest(field: string, bytes: Uint8Array, method: string): Buffer {
  if (bytes.length !== DIGEST_BYTES) throw new BridgeError('InvalidInput', method, { field });
  return Buffer.from(bytes);
}
