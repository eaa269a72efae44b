import type { EntryChange } from '@conn-dict/contracts';
import type { Account, DictEntry, Owner } from '@conn-dict/dict';
import type { EntryRow } from '../ports.js';

type Content = Pick<DictEntry, 'account' | 'owner'>;

/** The content that an entry has after a change: what the change does not name stays. */
export function changedContent(
  row: Pick<EntryRow, 'account' | 'owner'>,
  change: Pick<EntryChange, 'account' | 'owner'>,
): Content {
  return { account: change.account ?? row.account, owner: change.owner ?? row.owner };
}

/** Tells whether two contents are one, however their times are written. */
export function isSameContent(one: Content, other: Content): boolean {
  return isSameAccount(one.account, other.account) && isSameOwner(one.owner, other.owner);
}

/** Tells whether two accounts are one: their opening date does not name them. */
export function isOneAccount(one: Account, other: Account): boolean {
  const fields = ['participant', 'branch', 'accountNumber', 'accountType'] as const;
  return fields.every((field) => one[field] === other[field]);
}

function isSameAccount(one: Account, other: Account): boolean {
  return isOneAccount(one, other) && toMs(one.openingDate) === toMs(other.openingDate);
}

function isSameOwner(one: Owner, other: Owner): boolean {
  const fields = ['type', 'taxId', 'name', 'tradeName'] as const;
  return fields.every((field) => one[field] === other[field]);
}

function toMs(instant: string | undefined): number | undefined {
  return instant === undefined ? undefined : Date.parse(instant);
}
