import type { Database } from '@conn-dict/database';
import { sql } from 'kysely';
import type { InfractionFacts, InfractionRepository } from '../ports.js';
import {
  INFRACTION_COLUMNS,
  evidenceCount,
  toInfractionRow,
  type StoredInfraction,
} from './infraction-row.js';

type DateColumn = 'escalated_at' | 'ended_at';
type InJson = Omit<StoredInfraction, DateColumn> & Readonly<Record<DateColumn, string | null>>;
interface Facts {
  readonly infraction: InJson | null;
  readonly entry_key: string | null;
  readonly claim_key: string | null;
}

/** Reads all facts in one round trip. */
export async function findFacts(
  { db }: Pick<Database, 'db'>,
  {
    infractionId,
    relatedEntryId,
    relatedClaimId,
  }: Parameters<InfractionRepository['findFacts']>[0],
): Promise<InfractionFacts> {
  const { rows } = await sql<Facts>`
    select
      (select to_jsonb(i) from (
         select ${INFRACTION_COLUMNS}, ${evidenceCount(infractionId)} as evidence_count
         from infractions where infraction_id = ${infractionId}) i) as infraction,
      (select key_value from entries where entry_id = ${relatedEntryId ?? null}) as entry_key,
      (select key_value from claims where claim_id = ${relatedClaimId ?? null}) as claim_key`.execute(
    db,
  );
  const { infraction = null, entry_key = null, claim_key = null } = rows[0] ?? {};
  return {
    ...(infraction ? { infraction: toInfractionRow(withDates(infraction)) } : {}),
    ...(entry_key === null ? {} : { entryKey: entry_key }),
    ...(claim_key === null ? {} : { claimKey: claim_key }),
  };
}

/** JSON has no dates. */
function withDates({ escalated_at, ended_at, ...row }: InJson): StoredInfraction {
  return { ...row, escalated_at: toDate(escalated_at), ended_at: toDate(ended_at) };
}

function toDate(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
