import { BridgeError } from '@conn-dict/bridge';
import { RefusedError, deleteEntryShape, type EntryStepResult } from '@conn-dict/contracts';
import { defineActivity } from '@conn-dict/workflow-kit/activities';
import { assertWaiting } from '../model/eligible-change.js';
import type { EntryRow } from '../ports.js';
import type { EntryActivityDeps } from './entry-deps.js';

export function createDeleteEntry(deps: EntryActivityDeps) {
  return defineActivity(deleteEntryShape, async (deletion) => {
    const row = await deps.repository.findEntry(deletion.entryId);
    // A step that is done again may find what the run has decided the first time: that counts.
    const isKept = row?.status === 'ACTIVE' && row.runToken === deletion.requestId && !row.change;
    if (row && (row.status === 'DELETED' || isKept)) return toResult(row);
    assertWaiting(row, deletion.workflowId);
    const endedAt = await deleteAtDirectory(deps, row, deletion.requestId);
    const { entryId, requestId: runToken } = deletion;
    return toResult(await deps.repository.finishDeletion({ entryId, runToken, endedAt }));
  });
}

/** Removes the entry unless another participant holds it by now; answers when it went. */
async function deleteAtDirectory(
  { bridge, clock }: EntryActivityDeps,
  row: EntryRow,
  requestId: string,
): Promise<Date> {
  const { keyType, key, reason } = row;
  const entry = await bridge.getEntry(row.directoryEntryId);
  // The directory is right: what it does not have is deleted, by an attempt whose answer was lost or by others.
  if (!entry || entry.status === 'DELETED') return clock.now();
  if (entry.account.participant !== row.account.participant) {
    const fault = { field: 'entry_id', rule: 'is held by another participant' };
    throw new RefusedError('EntryKeyInCustodyOfDifferentParticipant', fault);
  }
  if (key === undefined || reason === undefined)
    throw new BridgeError('ResourceConflict', 'DeleteEntry');
  const { deletedAt } = await bridge.deleteEntry({
    entryId: row.directoryEntryId,
    keyType,
    key,
    reason,
    requestId: row.change?.requestId ?? requestId,
  });
  return deletedAt ?? clock.now();
}

function toResult({ status, endedAt, updatedAt }: EntryRow): EntryStepResult {
  return { status, changed_at: (endedAt ?? updatedAt).toISOString() };
}
