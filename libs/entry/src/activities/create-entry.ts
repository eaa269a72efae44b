import { isFinalRefusal, type CreatedDirectoryEntry } from '@conn-dict/bridge';
import {
  RefusedError,
  assertNewEntry,
  createEntryShape,
  type CreateEntryResult,
  type FailureType,
} from '@conn-dict/contracts';
import { computeCid } from '@conn-dict/dict/cid';
import { StorageError } from '@conn-dict/database';
import { defineActivity } from '@conn-dict/workflow-kit/activities';
import { assertSameCreation, takenBy } from '../model/eligible-creation.js';
import type { EntryRow, EntryToCreate } from '../ports.js';
import type { EntryActivityDeps } from './entry-deps.js';

export function createCreateEntry(deps: EntryActivityDeps) {
  return defineActivity(createEntryShape, async (entry) => {
    assertNewEntry(entry);
    const row = await openRow(deps, entry);
    assertSameCreation(entry, row);
    const requestId = row.requestId ?? entry.requestId;
    const created = createdBefore(row) ?? (await createAtDirectory(deps, entry, requestId));
    return toResult(deps, entry, { requestId, created });
  });
}

async function openRow({ repository }: EntryActivityDeps, entry: EntryToCreate): Promise<EntryRow> {
  const row = await repository.openPending(entry);
  if (row) return row;
  const { holder } = await repository.findFacts(entry);
  // It let go of the key meanwhile: the repeat of the step gets it.
  if (!holder) throw new StorageError('StorageUnavailable', 'KEY_RELEASED');
  const refusal = takenBy(holder, entry);
  await repository.reject(entry, refusal.type);
  throw refusal;
}

/** What the directory answered the first time, where the entry was taken into use with it. */
function createdBefore({ status, key, directoryEntryId, createdAt }: EntryRow) {
  if (status === 'PENDING' || key === undefined) return undefined;
  return { entryId: directoryEntryId, key, createdAt };
}

/** Calls with the row's RequestId, so that a repeat, by whichever run, is the same request. */
async function createAtDirectory(
  { bridge, repository }: EntryActivityDeps,
  { keyType, key, account, owner, reason, ...run }: EntryToCreate,
  requestId: string,
): Promise<CreatedDirectoryEntry> {
  try {
    return await bridge.createEntry({
      keyType,
      ...(key === undefined ? {} : { key }),
      account,
      owner,
      reason,
      requestId,
    });
  } catch (error) {
    const failureType = finalTypeOf(error);
    // Refused for good: the row lets go of the key at once.
    if (failureType)
      await repository.recordFailure({ ...run, runToken: run.requestId, failureType });
    throw error;
  }
}

/** The type of a refusal that no repeat can change. */
export function finalTypeOf(error: unknown): FailureType | undefined {
  if (error instanceof RefusedError) return error.type;
  return isFinalRefusal(error) ? error.type : undefined;
}

function toResult(
  { clock }: EntryActivityDeps,
  entry: EntryToCreate,
  { requestId, created }: { readonly requestId: string; readonly created: CreatedDirectoryEntry },
): CreateEntryResult {
  const { keyType, account, owner } = entry;
  const { key } = created;
  const cid = created.cid ?? computeCid({ requestId, entry: { keyType, key, account, owner } });
  return {
    directory_entry_id: created.entryId,
    cid: cid.toString('hex'),
    ...(keyType === 'EVP' ? { key } : {}),
    created_at: (created.createdAt ?? clock.now()).toISOString(),
  };
}
