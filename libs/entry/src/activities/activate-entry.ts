import { activateEntryShape } from '@conn-dict/contracts';
import { defineActivity } from '@conn-dict/workflow-kit/activities';
import type { EntryActivityDeps } from './entry-deps.js';

export function createActivateEntry({ repository }: EntryActivityDeps) {
  return defineActivity(activateEntryShape, async ({ requestId, cid, createdAt, ...entry }) => {
    const row = await repository.activate({
      ...entry,
      runToken: requestId,
      ...(cid === undefined ? {} : { cid: Buffer.from(cid, 'hex') }),
      ...(createdAt === undefined ? {} : { createdAt: new Date(createdAt) }),
    });
    const changedAt = row.endedAt ?? (createdAt === undefined ? row.updatedAt : row.createdAt);
    return { status: row.status, changed_at: changedAt.toISOString() };
  });
}
