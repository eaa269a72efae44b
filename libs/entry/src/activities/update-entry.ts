import type { UpdatedDirectoryEntry } from '@conn-dict/bridge';
import { updateEntryShape, type Parsed, type UpdateEntryResult } from '@conn-dict/contracts';
import type { DictEntry } from '@conn-dict/dict';
import { computeCid } from '@conn-dict/dict/cid';
import { defineActivity } from '@conn-dict/workflow-kit/activities';
import { assertTaken, doneBefore } from '../model/eligible-change.js';
import { changedContent } from '../model/entry-content.js';
import type { EntryRow } from '../ports.js';
import { changeDigest } from './change-digest.js';
import { finalTypeOf } from './create-entry.js';
import type { EntryActivityDeps } from './entry-deps.js';

type Change = Parsed<typeof updateEntryShape>;
type Content = Pick<DictEntry, 'account' | 'owner'>;

export function createUpdateEntry(deps: EntryActivityDeps) {
  return defineActivity(updateEntryShape, async (change) => {
    const found = await deps.repository.beginUpdate({ ...change, digest: changeDigest(change) });
    const done = doneBefore(found, change.requestId);
    if (done) return toResult(done);
    const row = assertTaken(found);
    const content = changedContent(row, change);
    const updated = await updateAtDirectory(deps, change, row, content);
    const cid = updated.cid ?? cidOf(row, content);
    const stored = await deps.repository.finishUpdate({
      entryId: change.entryId,
      runToken: change.requestId,
      ...content,
      ...(cid ? { cid } : {}),
      updatedAt: updated.updatedAt ?? deps.clock.now(),
    });
    return toResult(stored);
  });
}

function toResult({ status, updatedAt, keyType, account }: EntryRow): UpdateEntryResult {
  return {
    status,
    changed_at: updatedAt.toISOString(),
    key_type: keyType,
    participant: account.participant,
  };
}

async function updateAtDirectory(
  { bridge, repository }: EntryActivityDeps,
  change: Change,
  row: EntryRow,
  content: Content,
): Promise<UpdatedDirectoryEntry> {
  try {
    return await bridge.updateEntry({
      entryId: row.directoryEntryId,
      ...content,
      reason: change.reason,
      requestId: row.change?.requestId ?? change.requestId,
    });
  } catch (error) {
    const failureType = finalTypeOf(error);
    // Refused for good: the entry stays as it was, and the row is free at once.
    if (failureType) {
      const { entryId, requestId: runToken } = change;
      await repository.recordFailure({ entryId, runToken, failureType });
    }
    throw error;
  }
}

/** The RequestId that created the entry keys the CID of its new content too. */
function cidOf({ keyType, key, requestId }: EntryRow, content: Content): Buffer | undefined {
  if (key === undefined || requestId === undefined) return undefined;
  return computeCid({ requestId, entry: { keyType, key, ...content } });
}
