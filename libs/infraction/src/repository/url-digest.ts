import { createHash } from 'node:crypto';

/** What makes two pieces of evidence the same: their address, to the letter. */
export function urlDigest(url: string): Buffer {
  return createHash('sha256').update(url).digest();
}
