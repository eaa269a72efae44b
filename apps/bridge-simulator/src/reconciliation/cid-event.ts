import { xorInto } from '@conn-dict/dict/cid';
import type { EntryRecord } from '../directory/entry-record.js';
import { cidSetId, cidSetOf, type CidSetName } from './cid-set.js';

/** One change of a set, as it is told and written down: plain JSON, bytes in lower-case hex. */
export interface CidEvent extends CidSetName {
  readonly type: 'ADDED' | 'REMOVED';
  readonly cid: string;
  readonly atMs: number;
  /** VSync of the set after it. */
  readonly vsync: string;
}

/** An entry before and after a write; either may be missing. */
export interface EntryTransition {
  readonly before: EntryRecord | undefined;
  readonly after: EntryRecord | undefined;
}

/** A CID that goes into a set or out of it. */
export interface CidMove {
  readonly type: CidEvent['type'];
  readonly set: CidSetName;
  readonly entry: EntryRecord;
}

/** What a write does to the sets: nothing where the entry is in the same set with the same CID as before. */
export function cidMoves({ before, after }: EntryTransition): readonly CidMove[] {
  const from = before && cidSetOf(before);
  const to = after && cidSetOf(after);
  const isSame = from && to && cidSetId(from) === cidSetId(to) && before.cid === after.cid;
  if (isSame) return [];
  return [
    ...(from ? [{ type: 'REMOVED' as const, set: from, entry: before }] : []),
    ...(to ? [{ type: 'ADDED' as const, set: to, entry: after }] : []),
  ];
}

/** The events of one write, each with the VSync that it leaves; `vsyncOf` tells the one before the write. */
export function cidEvents(
  transitions: readonly EntryTransition[],
  vsyncOf: (set: CidSetName) => Buffer,
  atMs: number,
): readonly CidEvent[] {
  const vsyncs = new Map<string, Buffer>();
  return transitions.flatMap(cidMoves).map(({ type, set, entry }) => {
    const vsync = vsyncs.get(cidSetId(set)) ?? Buffer.from(vsyncOf(set));
    vsyncs.set(cidSetId(set), vsync);
    xorInto(vsync, Buffer.from(entry.cid, 'hex'));
    return { type, ...set, cid: entry.cid, atMs, vsync: vsync.toString('hex') };
  });
}
