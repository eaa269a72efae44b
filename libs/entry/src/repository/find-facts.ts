import { ENDED_ENTRY_STATUSES, OPEN_CLAIM_STATUSES } from '@conn-dict/contracts';
import type { Database } from '@conn-dict/database';
import type { Account } from '@conn-dict/dict';
import { sql, type RawBuilder } from 'kysely';
import type { EntryFacts, EntryRepository, EntryRow } from '../ports.js';
import { toEntryRow, type StoredEntry } from './entry-row.js';

interface Facts {
  readonly entry: StoredEntry | null;
  readonly holder: StoredEntry | null;
  readonly keys_of_account: number;
  readonly has_open_claim: boolean;
}

const ended = () => sql.join([...ENDED_ENTRY_STATUSES]);

export async function findEntry(
  { db }: Pick<Database, 'db'>,
  entryId: string,
): Promise<EntryRow | undefined> {
  const { rows } = await sql<{ entry: StoredEntry }>`
    select to_jsonb(e) as entry from entries e where entry_id = ${entryId}`.execute(db);
  return rows[0] && toEntryRow(rows[0].entry);
}

/** Reads all facts in one round trip, each row as a JSON object of its own. */
export async function findFacts(
  { db }: Pick<Database, 'db'>,
  { entryId, keyType, key, account }: Parameters<EntryRepository['findFacts']>[0],
): Promise<EntryFacts> {
  const { rows } = await sql<Facts>`
    select
      (select to_jsonb(e) from entries e where entry_id = ${entryId}) as entry,
      (select to_jsonb(e) from entries e
        where key_type = ${keyType ?? null} and key_value = ${key ?? null} and entry_id <> ${entryId}
          and status not in (${ended()})) as holder,
      ${keysOfAccount(entryId, account)} as keys_of_account,
      ${openClaimOn(entryId)} as has_open_claim`.execute(db);
  const {
    entry = null,
    holder = null,
    keys_of_account = 0,
    has_open_claim = false,
  } = rows[0] ?? {};
  return {
    ...(entry ? { entry: toEntryRow(entry) } : {}),
    ...(holder ? { holder: toEntryRow(holder) } : {}),
    keysOfAccount: keys_of_account,
    hasOpenClaim: has_open_claim,
  };
}

export async function findDirectoryClaimId(
  { db }: Pick<Database, 'db'>,
  claimId: string,
): Promise<string | undefined> {
  const claim = await db
    .selectFrom('claims')
    .select('directory_claim_id')
    .where('claim_id', '=', claimId)
    .executeTakeFirst();
  return claim?.directory_claim_id ?? undefined;
}

/** Tells whether a claim is open on the entry, or on its key under another id. */
export function openClaimOn(entryId: string): RawBuilder<boolean> {
  const open = sql.join([...OPEN_CLAIM_STATUSES]);
  return sql<boolean>`(
    exists (select from claims where entry_id = ${entryId} and status in (${open}))
    or exists (select from claims c join entries e using (key_type, key_value)
      where e.entry_id = ${entryId} and c.status in (${open})))`;
}

function keysOfAccount(entryId: string, account: Account | undefined): RawBuilder<number> {
  if (!account) return sql<number>`0`;
  return sql<number>`(
    select count(*)::integer from entries
    where participant = ${account.participant} and account_number = ${account.accountNumber}
      and account_type = ${account.accountType} and branch is not distinct from ${account.branch ?? null}
      and entry_id <> ${entryId} and status not in (${ended()}))`;
}
