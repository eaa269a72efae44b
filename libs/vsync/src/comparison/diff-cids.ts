import { CID_BYTES } from '@conn-dict/dict/cid';

/** CIDs that are on one side only. */
export interface CidDiff {
  readonly onlyThere: readonly Buffer[];
  readonly onlyHere: readonly Buffer[];
}

/** Compares the directory's CIDs of some buckets with ours, which are read part by part. */
export async function diffCids(
  theirs: Buffer,
  readOurs: readonly (() => Promise<Buffer>)[],
): Promise<CidDiff> {
  const there = new Set<string>();
  for (let at = 0; at < theirs.length; at += CID_BYTES) there.add(cidAt(theirs, at));
  const onlyHere: Buffer[] = [];
  for (const read of readOurs) {
    const ours = await read();
    for (let at = 0; at < ours.length; at += CID_BYTES) {
      const cid = cidAt(ours, at);
      if (!there.delete(cid)) onlyHere.push(toCid(cid));
    }
  }
  return { onlyThere: Array.from(there, toCid), onlyHere };
}

/** Text of one byte a character: the smallest thing that a Set compares by its content. */
function cidAt(cids: Buffer, offset: number): string {
  return cids.toString('latin1', offset, offset + CID_BYTES);
}

function toCid(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}
