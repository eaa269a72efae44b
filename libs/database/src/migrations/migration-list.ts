import type { Migration } from 'kysely';
import * as entriesAndClaims from './0001-entries-and-claims.js';
import * as cidsAndBuckets from './0002-cids-and-buckets.js';
import * as entryChanges from './0003-entry-changes.js';
import * as infractions from './0004-infractions.js';
import * as syncs from './0005-syncs.js';
import * as fewerBuckets from './0006-fewer-buckets.js';

/**
 * All migrations in their order, by name; only ever added to. Imported, not read from a folder, so that a bundle
 * has them. None has a `down`: a mistake is mended by the next one.
 */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-entries-and-claims': entriesAndClaims,
  '0002-cids-and-buckets': cidsAndBuckets,
  '0003-entry-changes': entryChanges,
  '0004-infractions': infractions,
  '0005-syncs': syncs,
  '0006-fewer-buckets': fewerBuckets,
};
