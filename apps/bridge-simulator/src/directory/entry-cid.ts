import { computeCid } from '@conn-dict/dict/cid';
import type { DictEntry } from '@conn-dict/dict';

/** Puts the CID of the entry's content, keyed by its RequestId, on the entry. */
export function withCid<T extends DictEntry & { readonly requestId: string }>(
  entry: T,
): T & { readonly cid: string } {
  return { ...entry, cid: computeCid({ requestId: entry.requestId, entry }).toString('hex') };
}
