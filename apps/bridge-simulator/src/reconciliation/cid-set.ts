import type { KeyType } from '@conn-dict/dict';
import type { EntryRecord } from '../directory/entry-record.js';

/** A participant's CIDs of one key type. */
export interface CidSetName {
  readonly participant: string;
  readonly keyType: KeyType;
}

export function cidSetId({ participant, keyType }: CidSetName): string {
  return `${participant}&${keyType}`;
}

/** The set that an entry's CID is in: of its participant, while it is in that one's base. */
export function cidSetOf({ status, account, keyType }: EntryRecord): CidSetName | undefined {
  return status === 'ACTIVE' ? { participant: account.participant, keyType } : undefined;
}
