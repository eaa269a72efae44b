import type { EntryOfCid } from '@conn-dict/bridge';
import { ENDED_ENTRY_STATUSES } from '@conn-dict/contracts';
import {
  NO_CHANGE,
  isStorageError,
  toContentColumns,
  type Database,
  type EntriesTable,
  type Tables,
} from '@conn-dict/database';
import type { Selectable, Transaction } from 'kysely';
import { decideTaking, type RepairOutcome } from '../model/repair-decision.js';
import type { DifferencesRef, RepairHow } from '../ports.js';
import {
  isKnown,
  lockDifference,
  pairDifference,
  settleDifference,
  type DifferenceKey,
} from './difference-row.js';

type HolderRow = Pick<Selectable<EntriesTable>, 'entry_id' | 'participant' | 'change_kind' | 'cid'>;

/** Another writer put the key into a row of its own at the same time. */
const ONE_LIVE_KEY = 'entries_one_live_key';

/** Stores the directory's entry, in the row that has its key or in a new one. */
export async function takeEntry(
  { db }: Pick<Database, 'db'>,
  ref: DifferencesRef,
  entry: EntryOfCid,
  how: RepairHow,
): Promise<RepairOutcome> {
  try {
    return await db.transaction().execute((trx) => take(trx, ref, entry, how));
  } catch (error) {
    if (isStorageError(error) && error.constraint === ONE_LIVE_KEY) return 'UNDER_WAY';
    throw error;
  }
}

async function take(
  trx: Transaction<Tables>,
  ref: DifferencesRef,
  entry: EntryOfCid,
  how: RepairHow,
): Promise<RepairOutcome> {
  const key: DifferenceKey = { ...ref, side: 'THERE', cid: entry.cid };
  if (!(await lockDifference(trx, key))) return 'GONE';
  const row = await lockHolder(trx, entry);
  const decided = decideTaking({
    participant: ref.participantIspb,
    row: row && {
      participant: row.participant,
      changeKind: row.change_kind,
      isKnown: row.cid === null || (await isKnown(trx, { ...ref, side: 'HERE', cid: row.cid })),
    },
    ...(await findCid(trx, key, how.readAt)),
    isBeingCreated: await isBeingCreated(trx, entry),
  });
  if (decided === 'DIFFERENT' && row?.cid) await pairDifference(trx, { ...ref, cid: row.cid });
  const isRepair = decided === 'DIFFERENT' || decided === 'MISSING_HERE';
  const isStored = !isRepair || how.dryRun || (await store(trx, entry, row));
  const outcome = isStored ? decided : 'UNDER_WAY';
  await settleDifference(trx, key, { outcome, dryRun: how.dryRun });
  return outcome;
}

async function lockHolder(
  trx: Transaction<Tables>,
  { keyType, key }: EntryOfCid,
): Promise<HolderRow | undefined> {
  return await trx
    .selectFrom('entries')
    .select(['entry_id', 'participant', 'change_kind', 'cid'])
    .where('key_type', '=', keyType)
    .where('key_value', '=', key)
    .where('status', 'not in', [...ENDED_ENTRY_STATUSES])
    .forUpdate()
    .executeTakeFirst();
}

async function findCid(
  trx: Transaction<Tables>,
  { participantIspb, keyType, cid }: DifferenceKey,
  readAt: Date,
): Promise<{ readonly isHeld: boolean; readonly hasLeft: boolean }> {
  const row = await trx
    .selectFrom('entry_cids')
    .select('removed_at')
    .where('participant', '=', participantIspb)
    .where('key_type', '=', keyType)
    .where('cid', '=', cid)
    .executeTakeFirst();
  const removedAt = row?.removed_at ?? null;
  return {
    isHeld: row !== undefined && removedAt === null,
    hasLeft: removedAt !== null && removedAt >= readAt,
  };
}

/** An EVP has no key here before the directory's answer is stored: its RequestId finds it, among its account's entries. */
async function isBeingCreated(
  trx: Transaction<Tables>,
  { account, requestId }: EntryOfCid,
): Promise<boolean> {
  const row = await trx
    .selectFrom('entries')
    .select('entry_id')
    .where('participant', '=', account.participant)
    .where('account_number', '=', account.accountNumber)
    .where('status', '=', 'PENDING')
    .where('request_id', '=', requestId)
    .executeTakeFirst();
  return row !== undefined;
}

/** False where another row has the entry's id. */
async function store(
  trx: Transaction<Tables>,
  entry: EntryOfCid,
  row: HolderRow | undefined,
): Promise<boolean> {
  const content = {
    ...toContentColumns(entry),
    request_id: entry.requestId,
    cid: entry.cid,
    reason: 'RECONCILIATION',
    failure_type: null,
    ended_at: null,
    updated_at: new Date(),
  };
  if (row) {
    // What waits to be deleted goes on waiting.
    const state =
      row.change_kind === 'DELETE' ? {} : { ...NO_CHANGE, ...NOBODY, status: entry.status };
    const directoryId = entry.entryId === row.entry_id ? null : entry.entryId;
    await trx
      .updateTable('entries')
      .set({ ...content, ...state, directory_entry_id: directoryId })
      .where('entry_id', '=', row.entry_id)
      .execute();
    return true;
  }
  const columns = { ...content, ...NO_CHANGE, ...NOBODY, status: entry.status };
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('entries')
    .values({ ...columns, entry_id: entry.entryId })
    .onConflict((conflict) =>
      conflict
        .column('entry_id')
        .doUpdateSet({ ...columns, directory_entry_id: null })
        .where('entries.status', 'in', [...ENDED_ENTRY_STATUSES]),
    )
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** No run of a workflow has the row: what one did before is overtaken. */
const NOBODY = { workflow_id: null, run_token: null } as const;
