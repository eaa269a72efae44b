import type { DictEntry } from '@conn-dict/dict';

/** An entry's content as columns; an EVP that is not made yet has no key. */
export function toContentColumns({
  keyType,
  key,
  account,
  owner,
}: Omit<DictEntry, 'key'> & { readonly key?: string }) {
  return { key_type: keyType, key_value: key ?? null, ...toChangeableColumns({ account, owner }) };
}

/** The columns that an update may change. */
export function toChangeableColumns({ account, owner }: Pick<DictEntry, 'account' | 'owner'>) {
  return {
    participant: account.participant,
    branch: account.branch ?? null,
    account_number: account.accountNumber,
    account_type: account.accountType,
    opening_date: account.openingDate ?? null,
    owner_type: owner.type,
    owner_tax_id: owner.taxId,
    owner_name: owner.name,
    owner_trade_name: owner.tradeName ?? null,
  };
}

/** Nothing is under way any more. */
export const NO_CHANGE = {
  change_kind: null,
  change_request_id: null,
  change_digest: null,
  deactivated_at: null,
} as const;
