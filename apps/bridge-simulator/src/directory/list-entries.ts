import type { KeyType } from '@conn-dict/dict';
import type { DirectoryContext } from './directory-context.js';
import type { EntryRecord } from './entry-record.js';
import { toPageSize } from './page-size.js';

const PAGE = { sizeDefault: 100, sizeMax: 1_000 };

/** Entries that fit all the given fields. */
export interface EntryFilter {
  readonly keyType?: KeyType;
  /** May be a status that no entry here can have. */
  readonly status?: string;
  readonly taxId?: string;
  readonly accountNumber?: string;
  readonly participant?: string;
}

export interface EntryPageRequest {
  readonly filter: EntryFilter;
  /** At most 1,000; 0 means 100. */
  readonly pageSize: number;
  /** How many entries the earlier pages held. */
  readonly offset: number;
}

export interface EntryPage {
  readonly entries: readonly EntryRecord[];
  /** Where the next page starts; `undefined` after the last one. */
  readonly nextOffset: number | undefined;
  readonly totalCount: number;
}

/** Lists entries in the order in which they were made. */
export function listEntries(
  { store }: DirectoryContext,
  { filter, pageSize, offset }: EntryPageRequest,
): EntryPage {
  const fitting = [...store.state.entries.values()].filter((entry) => fits(entry, filter));
  const end = offset + toPageSize(pageSize, PAGE);
  return {
    entries: fitting.slice(offset, end),
    nextOffset: end < fitting.length ? end : undefined,
    totalCount: fitting.length,
  };
}

function fits(entry: EntryRecord, filter: EntryFilter): boolean {
  const { keyType, status, taxId, accountNumber, participant } = filter;
  return (
    (keyType === undefined || entry.keyType === keyType) &&
    (status === undefined || entry.status === status) &&
    (taxId === undefined || entry.owner.taxId === taxId) &&
    (accountNumber === undefined || entry.account.accountNumber === accountNumber) &&
    (participant === undefined || entry.account.participant === participant)
  );
}
