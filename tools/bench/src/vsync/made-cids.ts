import { createHash } from 'node:crypto';

export const CID_BYTES = 32;

/** The CID with this number: as PostgreSQL's `sha256(int8send(number))` makes it too. */
export function madeCid(number: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(BigInt(number));
  return createHash('sha256').update(bytes).digest();
}
