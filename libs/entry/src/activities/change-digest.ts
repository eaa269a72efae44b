import { createHash } from 'node:crypto';
import type { EntryChange } from '@conn-dict/contracts';

/** SHA-256 of what a change asks for: two runs that ask for the same make the same request. */
export function changeDigest({
  account,
  owner,
  reason,
}: Pick<EntryChange, 'account' | 'owner' | 'reason'>): Buffer {
  const fields = [
    account && [
      account.participant,
      account.branch ?? null,
      account.accountNumber,
      account.accountType,
      account.openingDate ?? null,
    ],
    owner && [owner.type, owner.taxId, owner.name, owner.tradeName ?? null],
    reason,
  ];
  return createHash('sha256').update(JSON.stringify(fields)).digest();
}
