import { StorageError, type Database } from '@conn-dict/database';
import { sql } from 'kysely';
import type { InfractionRepository } from '../ports.js';
import { assertFound, isRowOf } from './change-infraction-row.js';
import { evidenceCount } from './infraction-row.js';
import { urlDigest } from './url-digest.js';

type AddEvidence = InfractionRepository['addEvidence'];
interface Added {
  readonly added: readonly string[];
  readonly evidence_count: number;
  readonly has_ended: boolean;
  /** Addresses of the message that are stored, as far as this statement saw. */
  readonly known: number;
}

/**
 * Stores each new address with its audit, in one statement. What the same message added before counts as added, so
 * that a repeat gives the first answer; an infraction that has ended takes nothing.
 *
 * @throws StorageError `StorageUnavailable` where another attempt stored some of it while this statement ran
 */
export async function addEvidenceRows(
  { db }: Pick<Database, 'db'>,
  { evidence, ...ref }: Parameters<AddEvidence>[0],
): ReturnType<AddEvidence> {
  const tokens = evidence.map(({ token }) => `${ref.runToken}/${token}`);
  const digests = evidence.map(({ evidenceUrl }) => urlDigest(evidenceUrl));
  const { rows } = await sql<Added>`
    with target as (select infraction_id, status, ended_at from infractions where ${isRowOf(ref)} for update),
    added as (
      insert into infraction_evidence (infraction_id, url_sha256, url, uploaded_by, description, token)
      select target.infraction_id, item.*
      from target, unnest(
        ${digests}::bytea[],
        ${evidence.map(({ evidenceUrl }) => evidenceUrl)}::text[],
        ${evidence.map(({ uploadedBy }) => uploadedBy ?? null)}::text[],
        ${evidence.map(({ description }) => description ?? null)}::text[],
        ${tokens}::text[]) as item
      where target.ended_at is null
      on conflict (infraction_id, url_sha256) do nothing
      returning token, uploaded_by),
    audited as (
      insert into infraction_audit (infraction_id, actor, action, from_status, to_status)
      select target.infraction_id, coalesce(added.uploaded_by, 'unnamed'), 'EVIDENCE_ADDED', target.status, target.status
      from target, added)
    select
      ${evidenceCount(ref.infractionId)} + (select count(*)::int from added) as evidence_count,
      array(select token from added union select token from infraction_evidence
        where infraction_id = ${ref.infractionId} and token = any(${tokens}::text[])) as added,
      target.ended_at is not null as has_ended,
      (select count(*)::int from added) + (select count(*)::int from infraction_evidence
        where infraction_id = ${ref.infractionId} and url_sha256 = any(${digests}::bytea[])) as known
    from target`.execute(db);
  const { added, evidence_count, has_ended, known } = assertFound(rows[0]);
  if (!has_ended && known < new Set(evidence.map(({ evidenceUrl }) => evidenceUrl)).size)
    throw new StorageError('StorageUnavailable', 'CONCURRENT_CHANGE');
  const prefixLength = ref.runToken.length + 1;
  return { added: added.map((token) => token.slice(prefixLength)), evidenceCount: evidence_count };
}
