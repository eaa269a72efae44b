import { RefusedError, getEntryStatusShape, type GetEntryStatusResult } from '@conn-dict/contracts';
import { defineActivity } from '@conn-dict/workflow-kit/activities';
import type { KeptEntryStatus } from '../cache/entry-statuses.js';
import { adoptEntry } from './directory-entry.js';
import type { EntryActivityDeps } from './entry-deps.js';

export function createGetEntryStatus(deps: EntryActivityDeps) {
  return defineActivity(getEntryStatusShape, async ({ entryId, requestId, mayBeStale = false }) => {
    if (mayBeStale) {
      const kept = await deps.statuses.readThrough(entryId, () => findInUse(deps, entryId));
      if (kept) return { ...kept.maybeStale, is_own: false };
    }
    return await readStatus(deps, entryId, requestId);
  });
}

async function findInUse(
  { repository }: EntryActivityDeps,
  entryId: string,
): Promise<KeptEntryStatus | undefined> {
  const row = await repository.findEntry(entryId);
  if (row?.status !== 'ACTIVE') return undefined;
  return {
    status: row.status,
    changed_at: row.updatedAt.toISOString(),
    key_type: row.keyType,
    participant: row.account.participant,
  };
}

async function readStatus(
  deps: EntryActivityDeps,
  entryId: string,
  requestId: string,
): Promise<GetEntryStatusResult> {
  const row = await deps.repository.findEntry(entryId);
  const entry = row ?? (await adoptEntry(deps, entryId));
  if (!entry) throw new RefusedError('NotFound', { field: 'entry_id', rule: 'no such entry' });
  const changedAt = row?.endedAt ?? entry.updatedAt ?? deps.clock.now();
  return {
    status: entry.status,
    changed_at: changedAt.toISOString(),
    key_type: entry.keyType,
    participant: entry.account.participant,
    is_own: row?.runToken === requestId,
  };
}
