import type { DatabaseConfig } from '@conn-dict/database';
import type { WrittenFile } from './write-cid-file.js';

/** What the process that compares is told. */
export interface CompareRequest {
  readonly participant: string;
  readonly keyType: 'EVP';
  readonly file: WrittenFile & { readonly path: string };
  readonly database: DatabaseConfig;
  /** Address of a directory that agrees. */
  readonly directory: string;
  readonly rounds: number;
}

/** What it tells of each round. */
export interface CompareRound {
  /** `sha256sum` of the file, and one pass of hex decoding. */
  readonly floorMs: number;
  /** Reading and hashing it in the process: less than the floor. */
  readonly hashMs: number;
  readonly compareMs: number;
  /** Our VSync from the buckets: what PostgreSQL does for a check in sync. */
  readonly vsyncMs: number;
  /** The whole activity that checks, with a directory on this machine. */
  readonly checkMs: number;
  readonly differences: number;
}
