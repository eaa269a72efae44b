import type { Owner } from '@conn-dict/dict';
import type { DirectoryStore } from './directory-store.js';

/** What the directory's rules work on. */
export interface DirectoryContext {
  readonly store: DirectoryStore;
  /** The directory's clock, milliseconds since 1970. */
  nowMs(): number;
  /** Makes a UUID version 4. */
  newId(): string;
  /** A claim acknowledges itself, and completing it confirms it first, as at a Bridge without our additions. */
  readonly donorAgrees: boolean;
  /** Takes over a phone number whose claim names nobody. */
  readonly unnamedClaimer: Owner;
}
