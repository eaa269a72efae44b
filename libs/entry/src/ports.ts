import type { DirectoryEntry } from '@conn-dict/bridge';

/** An entry of the directory with what keys its CID. */
export interface OwnedEntry extends DirectoryEntry {
  readonly requestId: string;
  /** 32 bytes. */
  readonly cid: Buffer;
}

/** Entries in PostgreSQL. Every method is one transaction, may be repeated, and throws `StorageError` only. */
export interface EntryRepository {
  /** Stores the entry as the directory holds it; its CID and VSync buckets follow in the same transaction. */
  storeFromDirectory(entry: OwnedEntry): Promise<void>;
}
