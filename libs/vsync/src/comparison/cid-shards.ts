import { open, rm, type FileHandle } from 'node:fs/promises';
import { CID_BYTES } from '@conn-dict/dict/cid';

/** Parts that CIDs are split into by their first byte, each small enough to be held in memory. */
export const SHARDS = 256;

/** 2,048 CIDs: all shards together hold 16 MiB before anything goes to the disk. */
const BUFFER_BYTES = 64 * 1024;

/** CIDs that are put aside by their first byte: the first ones in memory, what is more on the disk. */
export interface CidShards {
  /** Takes one CID. */
  add(source: Uint8Array, offset: number): void;
  /** Writes out what is full; call it now and then, `add` does no I/O. */
  flush(): Promise<void>;
  /** All CIDs of a shard. */
  read(shard: number): Promise<Buffer>;
  /** Removes what lies on the disk. */
  close(): Promise<void>;
}

interface Shard {
  buffer: Buffer;
  used: number;
  file?: { readonly handle: FileHandle; readonly path: string; size: number };
}

/** Makes empty shards; `path` begins the names of their files. */
export function createCidShards(path: string): CidShards {
  const shards = new Map<number, Shard>();
  const full = new Set<Shard>();
  return {
    add(source, offset) {
      const number = source[offset]!;
      let shard = shards.get(number);
      if (!shard) shards.set(number, (shard = { buffer: Buffer.alloc(1_024), used: 0 }));
      if (shard.used === shard.buffer.length) shard.buffer = grown(shard.buffer);
      shard.buffer.set(source.subarray(offset, offset + CID_BYTES), shard.used);
      shard.used += CID_BYTES;
      if (shard.used >= BUFFER_BYTES) full.add(shard);
    },
    async flush() {
      for (const shard of full) {
        shard.file ??= await openShard(`${path}.${[...shards.values()].indexOf(shard)}`);
        await shard.file.handle.write(shard.buffer, 0, shard.used, shard.file.size);
        shard.file.size += shard.used;
        shard.used = 0;
      }
      full.clear();
    },
    async read(number) {
      const shard = shards.get(number);
      if (!shard) return Buffer.alloc(0);
      const inMemory = shard.buffer.subarray(0, shard.used);
      if (!shard.file) return inMemory;
      const all = Buffer.alloc(shard.file.size + shard.used);
      await shard.file.handle.read(all, 0, shard.file.size, 0);
      inMemory.copy(all, shard.file.size);
      return all;
    },
    async close() {
      for (const { file } of shards.values()) {
        await file?.handle.close();
        if (file) await rm(file.path, { force: true });
      }
    },
  };
}

function grown(buffer: Buffer): Buffer {
  return Buffer.concat([buffer, Buffer.alloc(buffer.length)]);
}

async function openShard(path: string): Promise<NonNullable<Shard['file']>> {
  return { handle: await open(path, 'w+'), path, size: 0 };
}
