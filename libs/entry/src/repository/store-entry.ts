import { repeatOnConflict, type Database } from '@conn-dict/database';
import type { OwnedEntry } from '../ports.js';

/** Inserts or replaces the row; the table's trigger keeps CIDs and buckets. */
export async function storeEntry({ db }: Pick<Database, 'db'>, entry: OwnedEntry): Promise<void> {
  const content = toContent(entry);
  const upsert = db
    .insertInto('entries')
    .values({ entry_id: entry.entryId, ...content })
    .onConflict((conflict) =>
      conflict.column('entry_id').doUpdateSet({ ...content, updated_at: new Date() }),
    );
  await repeatOnConflict('entries_one_live_key', () => upsert.execute());
}

function toContent({ account, owner, ...entry }: OwnedEntry) {
  return {
    key_type: entry.keyType,
    key_value: entry.key,
    participant: account.participant,
    branch: account.branch ?? null,
    account_number: account.accountNumber,
    account_type: account.accountType,
    opening_date: account.openingDate ?? null,
    owner_type: owner.type,
    owner_tax_id: owner.taxId,
    owner_name: owner.name,
    owner_trade_name: owner.tradeName ?? null,
    status: entry.status,
    request_id: entry.requestId,
    cid: entry.cid,
  };
}
