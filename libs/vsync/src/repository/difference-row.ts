import type { Tables } from '@conn-dict/database';
import { sql, type Transaction } from 'kysely';
import type { RepairOutcome } from '../model/repair-decision.js';
import type { DifferencesRef, RepairHow, Side } from '../ports.js';

/** Names one row of `sync_differences`. */
export interface DifferenceKey extends DifferencesRef {
  readonly side: Side;
  readonly cid: Buffer;
}

/** Takes the row's lock until the transaction ends; false where it is open no more: somebody has repaired it. */
export async function lockDifference(
  trx: Transaction<Tables>,
  { reportId, keyType, side, cid }: DifferenceKey,
): Promise<boolean> {
  const row = await trx
    .selectFrom('sync_differences')
    .select('state')
    .where('report_id', '=', reportId)
    .where('key_type', '=', keyType)
    .where('side', '=', side)
    .where('cid', '=', cid)
    .forUpdate()
    .executeTakeFirst();
  return row?.state === 'FOUND' || row?.state === 'EXAMINED';
}

/** Tells whether the run has found this difference, whatever became of it. */
export async function isKnown(
  trx: Transaction<Tables>,
  { reportId, keyType, side, cid }: DifferenceKey,
): Promise<boolean> {
  const row = await trx
    .selectFrom('sync_differences')
    .select('state')
    .where('report_id', '=', reportId)
    .where('key_type', '=', keyType)
    .where('side', '=', side)
    .where('cid', '=', cid)
    .executeTakeFirst();
  return row !== undefined;
}

/** Writes down what became of it. */
export async function settleDifference(
  trx: Transaction<Tables>,
  { reportId, keyType, side, cid }: DifferenceKey,
  { outcome, dryRun }: { readonly outcome: RepairOutcome } & Pick<RepairHow, 'dryRun'>,
): Promise<void> {
  const isNone = outcome === 'UNDER_WAY' || outcome === 'GONE';
  const done = dryRun ? 'EXAMINED' : 'REPAIRED';
  await trx
    .updateTable('sync_differences')
    .set({
      state: isNone ? outcome : done,
      kind: isNone ? null : outcome,
      settled_at: sql<Date>`now()`,
    })
    .where('report_id', '=', reportId)
    .where('key_type', '=', keyType)
    .where('side', '=', side)
    .where('cid', '=', cid)
    .execute();
}

/** The other CID of a key with other content is no difference of its own. */
export async function pairDifference(
  trx: Transaction<Tables>,
  { reportId, keyType, cid }: Omit<DifferenceKey, 'side'>,
): Promise<void> {
  await trx
    .updateTable('sync_differences')
    .set({ state: 'PAIRED', kind: null, settled_at: sql<Date>`now()` })
    .where('report_id', '=', reportId)
    .where('key_type', '=', keyType)
    .where('side', '=', 'HERE')
    .where('cid', '=', cid)
    .where('state', 'in', ['FOUND', 'EXAMINED'])
    .execute();
}
