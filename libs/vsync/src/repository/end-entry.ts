import { NO_CHANGE, type Database, type Tables } from '@conn-dict/database';
import type { Transaction } from 'kysely';
import { decideEnding, type RepairOutcome } from '../model/repair-decision.js';
import type { DifferencesRef, RepairHow } from '../ports.js';
import { lockDifference, settleDifference, type DifferenceKey } from './difference-row.js';

/** Ends the entry that the directory does not have: its row stays, DELETED, and its CID leaves the set. */
export async function endEntry(
  { db }: Pick<Database, 'db'>,
  ref: DifferencesRef,
  cid: Buffer,
  { dryRun }: Pick<RepairHow, 'dryRun'>,
): Promise<RepairOutcome> {
  return await db.transaction().execute(async (trx) => {
    const key: DifferenceKey = { ...ref, side: 'HERE', cid };
    if (!(await lockDifference(trx, key))) return 'GONE';
    const row = await lockEntryOf(trx, key);
    const outcome = decideEnding(row && { changeKind: row.change_kind });
    if (row && outcome === 'MISSING_THERE' && !dryRun) await end(trx, row.entry_id);
    await settleDifference(trx, key, { outcome, dryRun });
    return outcome;
  });
}

async function lockEntryOf(
  trx: Transaction<Tables>,
  { participantIspb, keyType, cid }: DifferenceKey,
) {
  return await trx
    .selectFrom('entry_cids as c')
    .innerJoin('entries as e', (join) =>
      join.onRef('e.entry_id', '=', 'c.entry_id').onRef('e.cid', '=', 'c.cid'),
    )
    .select(['e.entry_id', 'e.change_kind'])
    .where('c.participant', '=', participantIspb)
    .where('c.key_type', '=', keyType)
    .where('c.cid', '=', cid)
    .where('c.removed_at', 'is', null)
    .forUpdate('e')
    .executeTakeFirst();
}

/** The run that waits to delete it keeps its place on the row: it finds its work done. */
async function end(trx: Transaction<Tables>, entryId: string): Promise<void> {
  const now = new Date();
  await trx
    .updateTable('entries')
    .set({
      ...NO_CHANGE,
      status: 'DELETED',
      cid: null,
      reason: 'RECONCILIATION',
      ended_at: now,
      updated_at: now,
    })
    .where('entry_id', '=', entryId)
    .execute();
}
