import { CID_BYTES } from '@conn-dict/dict/cid';

/** CIDs of one chunk of memory: 1 MiB. */
const CHUNK_CIDS = 32_768;
const CHUNK_BYTES = CHUNK_CIDS * CID_BYTES;

/** Share of the slots that may be taken: above it, searches get long. */
const LOAD_MAX = 0.7;

/**
 * Holds the CIDs of entries by number, 32 bytes each, and finds the number of a CID: a hash table of 4-byte numbers,
 * whose hash is the CID's own first bits. Ten million take 320 MB and 64 MiB of table.
 */
export class CidTable {
  readonly #chunks: Buffer[] = [];
  /** Number + 1 of the CID in each slot; 0: none. */
  readonly #slots: Uint32Array;
  readonly #shift: number;
  #size = 0;

  /** @param capacity CIDs that it will hold */
  constructor(capacity: number) {
    const bits = Math.max(4, Math.ceil(Math.log2(Math.max(1, capacity) / LOAD_MAX)));
    this.#slots = new Uint32Array(2 ** bits);
    this.#shift = 32 - bits;
  }

  get size(): number {
    return this.#size;
  }

  /** Adds the CID with the next number. */
  push(cid: Uint8Array): void {
    const at = (this.#size % CHUNK_CIDS) * CID_BYTES;
    if (at === 0) this.#chunks.push(Buffer.allocUnsafeSlow(CHUNK_BYTES));
    this.#chunks.at(-1)!.set(cid, at);
    this.#slots[this.#slotOf(cid)] = ++this.#size;
  }

  /** The number of a CID; `undefined` where it is not here. */
  indexOf(cid: Uint8Array): number | undefined {
    const number = this.#slots[this.#slotOf(cid)]!;
    return number === 0 ? undefined : number - 1;
  }

  /** The bytes of the CIDs from one number up to another, as views of what is held: at most 1 MiB each. */
  *slices(from: number, to: number): Iterable<Buffer> {
    for (let start = from; start < to;) {
      const end = Math.min(to, (Math.floor(start / CHUNK_CIDS) + 1) * CHUNK_CIDS);
      const first = (start % CHUNK_CIDS) * CID_BYTES;
      const chunk = this.#chunks[Math.floor(start / CHUNK_CIDS)]!;
      yield chunk.subarray(first, first + (end - start) * CID_BYTES);
      start = end;
    }
  }

  /** The slot that the CID is in, or the free one where it would go. */
  #slotOf(cid: Uint8Array): number {
    const first = ((cid[0]! << 24) | (cid[1]! << 16) | (cid[2]! << 8) | cid[3]!) >>> this.#shift;
    for (let slot = first; ; slot = (slot + 1) % this.#slots.length) {
      const number = this.#slots[slot]!;
      if (number === 0 || this.#has(number - 1, cid)) return slot;
    }
  }

  #has(index: number, cid: Uint8Array): boolean {
    const start = (index % CHUNK_CIDS) * CID_BYTES;
    const chunk = this.#chunks[Math.floor(index / CHUNK_CIDS)]!;
    return chunk.compare(cid, 0, CID_BYTES, start, start + CID_BYTES) === 0;
  }
}
