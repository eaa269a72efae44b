import { OPEN_CLAIM_STATUSES } from '@conn-dict/contracts';
import type { KeyType } from '@conn-dict/dict';
import type { Database, Tables } from '@conn-dict/database';
import { sql, type Selectable } from 'kysely';
import type { ClaimFacts, ClaimedEntry } from '../ports.js';
import { CLAIM_COLUMNS, toClaimRow, type StoredClaim } from './claim-row.js';

type HeldEntry = Pick<
  Selectable<Tables['entries']>,
  'entry_id' | 'directory_entry_id' | 'key_type' | 'participant' | 'owner_tax_id'
> & {
  /** An entry that was registered has its key. */
  readonly key_value: string;
};
interface Facts {
  readonly entry: HeldEntry | null;
  readonly claim: (Omit<StoredClaim, 'ended_at'> & { readonly ended_at: string | null }) | null;
  readonly has_other_open_claim: boolean;
}

/** Reads all facts in one round trip, each as a JSON object of its own. */
export async function findFacts(
  { db }: Pick<Database, 'db'>,
  { claimId, entryId }: { readonly claimId: string; readonly entryId: string },
): Promise<ClaimFacts> {
  const columns = sql.join(CLAIM_COLUMNS.map((column) => sql.ref(column)));
  const { rows } = await sql<Facts>`
    select
      (select to_jsonb(e) from (
         select entry_id, directory_entry_id, key_type, key_value, participant, owner_tax_id
         from entries where entry_id = ${entryId} and status in ('ACTIVE', 'INACTIVE')) e) as entry,
      (select to_jsonb(c) from (select ${columns} from claims where claim_id = ${claimId}) c) as claim,
      exists (select from claims
        where entry_id = ${entryId} and claim_id <> ${claimId}
          and status in (${sql.join([...OPEN_CLAIM_STATUSES])})) as has_other_open_claim`.execute(
    db,
  );
  const { entry = null, claim = null, has_other_open_claim = false } = rows[0] ?? {};
  return {
    ...(entry ? { entry: toClaimedEntry(entry) } : {}),
    ...(claim
      ? {
          claim: toClaimRow({
            ...claim,
            ended_at: claim.ended_at ? new Date(claim.ended_at) : null,
          }),
        }
      : {}),
    hasOtherOpenClaim: has_other_open_claim,
  };
}

function toClaimedEntry(row: HeldEntry): ClaimedEntry {
  return {
    entryId: row.entry_id,
    ...(row.directory_entry_id ? { directoryEntryId: row.directory_entry_id } : {}),
    keyType: row.key_type as KeyType,
    key: row.key_value,
    participant: row.participant,
    ownerTaxId: row.owner_tax_id,
  };
}
