import { RefusedError, getEntryStatusShape } from '@conn-dict/contracts';
import { defineActivity } from '@conn-dict/workflow-kit/activities';
import { adoptEntry } from './directory-entry.js';
import type { EntryActivityDeps } from './entry-deps.js';

export function createGetEntryStatus(deps: EntryActivityDeps) {
  return defineActivity(getEntryStatusShape, async ({ entryId, requestId }) => {
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
  });
}
