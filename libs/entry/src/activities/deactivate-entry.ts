import { deactivateEntryShape } from '@conn-dict/contracts';
import { defineActivity } from '@conn-dict/workflow-kit/activities';
import { assertTaken, doneBefore } from '../model/eligible-change.js';
import { changeDigest } from './change-digest.js';
import type { EntryActivityDeps } from './entry-deps.js';

export function createDeactivateEntry({ repository }: EntryActivityDeps) {
  return defineActivity(deactivateEntryShape, async (deletion) => {
    const found = await repository.deactivate({ ...deletion, digest: changeDigest(deletion) });
    const row = doneBefore(found, deletion.requestId) ?? assertTaken(found);
    return { status: row.status, changed_at: row.updatedAt.toISOString() };
  });
}
