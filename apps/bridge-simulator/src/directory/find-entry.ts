import type { KeyType } from '@conn-dict/dict';
import type { DirectoryContext } from './directory-context.js';
import { DirectoryRefusal } from './directory-refusal.js';
import type { EntryRecord } from './entry-record.js';

/** Names an entry by its key. */
export interface KeyName {
  readonly keyType: KeyType;
  readonly key: string;
}

/** Names an entry by its id or by its key. */
export type EntryName = { readonly entryId: string } | KeyName;

export function findEntry({ store }: DirectoryContext, name: EntryName): EntryRecord | undefined {
  if ('entryId' in name) return store.state.entry(name.entryId);
  return store.state.entryOfKey(name.keyType, name.key);
}

/** @throws DirectoryRefusal `NotFound` */
export function requireEntry(directory: DirectoryContext, name: EntryName): EntryRecord {
  const entry = findEntry(directory, name);
  if (entry === undefined) throw new DirectoryRefusal('NotFound');
  return entry;
}
