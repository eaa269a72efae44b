import { CID_BYTES, xorInto } from '@conn-dict/dict/cid';
import { cidMoves, type CidEvent, type CidMove, type EntryTransition } from './cid-event.js';
import { cidSetId, type CidSetName } from './cid-set.js';

/** Events of a set that are kept; the oldest are forgotten first. */
const EVENTS_MAX = 100_000;

/** One set: its VSync, the entries of its CIDs, and what happened to it. */
export interface CidSet extends CidSetName {
  /** XOR of all its CIDs, those of generated entries too. */
  readonly vsync: Buffer;
  /** Ids of the entries that have a record, by CID in hex. */
  readonly entryIds: ReadonlyMap<string, string>;
  /** Oldest first. */
  readonly events: readonly CidEvent[];
  /** Events that were forgotten: the first one's number. */
  readonly eventsForgotten: number;
}

interface MutableSet extends CidSet {
  readonly entryIds: Map<string, string>;
  readonly events: CidEvent[];
  eventsForgotten: number;
}

/** The sets of all participants, kept with every write. */
export class CidSets {
  readonly #sets = new Map<string, MutableSet>();

  /** The set as it is; an empty one where nobody ever was in it. */
  get(name: CidSetName): CidSet {
    return this.#sets.get(cidSetId(name)) ?? emptySet(name);
  }

  /** All of them, in the order of their names. */
  all(): readonly CidSet[] {
    return [...this.#sets].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, set]) => set);
  }

  /** Moves the CIDs of a write. */
  apply(transition: EntryTransition): void {
    for (const move of cidMoves(transition)) this.#move(move);
  }

  /** Adds what generated entries XOR to; adding it again takes it away. */
  toggle(name: CidSetName, vsync: Uint8Array): void {
    xorInto(this.#set(name).vsync, vsync);
  }

  remember(event: CidEvent): void {
    const set = this.#set(event);
    set.events.push(event);
    // Not one by one: to move the rest each time would take long.
    if (set.events.length < EVENTS_MAX * 2) return;
    set.events.splice(0, EVENTS_MAX);
    set.eventsForgotten += EVENTS_MAX;
  }

  #move({ type, set: name, entry }: CidMove): void {
    const set = this.#set(name);
    xorInto(set.vsync, Buffer.from(entry.cid, 'hex'));
    if (type === 'ADDED') set.entryIds.set(entry.cid, entry.entryId);
    else set.entryIds.delete(entry.cid);
  }

  #set(name: CidSetName): MutableSet {
    const id = cidSetId(name);
    const set = this.#sets.get(id) ?? emptySet(name);
    this.#sets.set(id, set);
    return set;
  }
}

function emptySet({ participant, keyType }: CidSetName): MutableSet {
  return {
    participant,
    keyType,
    vsync: Buffer.alloc(CID_BYTES),
    entryIds: new Map(),
    events: [],
    eventsForgotten: 0,
  };
}
