import type { DatabaseConfig } from '@conn-dict/database';
import type { WrittenFile } from './write-cid-file.js';

/** What the process that compares is told. */
export interface CompareRequest {
  readonly participant: string;
  readonly keyType: 'EVP';
  readonly file: WrittenFile & { readonly path: string };
  readonly database: DatabaseConfig;
  readonly rounds: number;
}

/** What it tells of each round. */
export interface CompareRound {
  /** Reading and hashing the file. */
  readonly floorMs: number;
  readonly compareMs: number;
  /** Our VSync from the buckets: all that PostgreSQL does for a check in sync. */
  readonly verifyMs: number;
  readonly differences: number;
}
