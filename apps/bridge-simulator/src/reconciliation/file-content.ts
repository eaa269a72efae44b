import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { CID_BYTES } from '@conn-dict/dict/cid';
import type { DirectoryState } from '../directory/directory-state.js';
import type { CidSetName } from './cid-set.js';

/** Most bytes of one chunk. */
const CHUNK_BYTES_MAX = 1024 * 1024;

/** Bytes that are hashed between two looks at other calls: some 10 ms. */
const HASH_SLICE_BYTES = 4 * CHUNK_BYTES_MAX;

/** Some bytes of a file, and where they begin. */
export interface FileChunk {
  readonly offsetBytes: number;
  readonly data: Buffer;
}

/** The CIDs of a set at one moment, as views of what the directory holds: no CID of a generated entry is copied. */
export class FileContent {
  readonly sizeBytes: number;

  private constructor(readonly segments: readonly Buffer[]) {
    this.sizeBytes = segments.reduce((total, { length }) => total + length, 0);
  }

  /** Takes the set as it is now. */
  static of({ generated, cidSets }: DirectoryState, name: CidSetName): FileContent {
    const recorded = [...cidSets.get(name).entryIds.keys()];
    const copied = Buffer.alloc(recorded.length * CID_BYTES);
    recorded.forEach((cid, index) => copied.write(cid, index * CID_BYTES, 'hex'));
    const held = generated.of(name).flatMap((cids) => [...cids.slices()]);
    return new FileContent([copied, ...held].filter(({ length }) => length > 0));
  }

  /** The bytes from an offset on, at most 1 MiB a chunk. */
  *chunks(fromBytes: number): Iterable<FileChunk> {
    let start = 0;
    for (const segment of this.segments) {
      let at = Math.max(0, fromBytes - start);
      for (; at < segment.length; at += CHUNK_BYTES_MAX) {
        yield { offsetBytes: start + at, data: segment.subarray(at, at + CHUNK_BYTES_MAX) };
      }
      start += segment.length;
    }
  }

  /** SHA-256 of all of it; a large one is made without holding up other calls. */
  async sha256(): Promise<Buffer> {
    const hash = createHash('sha256');
    let sinceBreakBytes = 0;
    for (const { data } of this.chunks(0)) {
      hash.update(data);
      sinceBreakBytes += data.length;
      if (sinceBreakBytes < HASH_SLICE_BYTES) continue;
      sinceBreakBytes = 0;
      await setImmediate();
    }
    return hash.digest();
  }
}
