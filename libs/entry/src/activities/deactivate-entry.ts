import { deactivateEntryShape } from '@conn-dict/contracts';
import { defineActivity } from '@conn-dict/workflow-kit/activities';
import { assertTaken } from '../model/eligible-change.js';
import { changeDigest } from './change-digest.js';
import type { EntryActivityDeps } from './entry-deps.js';

export function createDeactivateEntry({ repository }: EntryActivityDeps) {
  return defineActivity(deactivateEntryShape, async (deletion) => {
    const row = assertTaken(
      await repository.deactivate({ ...deletion, digest: changeDigest(deletion) }),
    );
    return { status: row.status, changed_at: row.updatedAt.toISOString() };
  });
}
