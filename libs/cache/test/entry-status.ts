import { instant, oneOf } from '../src/index.js';

/** What tests keep: the status of an entry, and a word that tells the version of the row. */
export const ENTRY_STATUS = {
  name: 'entry-status',
  shape: { status: oneOf(['PENDING', 'ACTIVE', 'DELETED']), changed_at: instant },
} as const;

export interface EntryStatus {
  readonly status: 'PENDING' | 'ACTIVE' | 'DELETED';
  readonly changed_at: string;
}

/** The answer of the row's version `number`. */
export function toStatus(number: number): EntryStatus {
  return { status: 'ACTIVE', changed_at: new Date(number * 1_000).toISOString() };
}

/** The version that an answer was made of. */
export function versionOf({ changed_at }: EntryStatus): number {
  return Date.parse(changed_at) / 1_000;
}
