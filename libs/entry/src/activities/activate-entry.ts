import { activateEntryShape, type EntryStepResult } from '@conn-dict/contracts';
import { defineActivity } from '@conn-dict/workflow-kit/activities';
import type { EntryActivityDeps } from './entry-deps.js';

export function createActivateEntry({ repository }: EntryActivityDeps) {
  return defineActivity(
    activateEntryShape,
    async ({ requestId, cid, createdAt, ...entry }): Promise<EntryStepResult> => {
      const row = await repository.activate({
        ...entry,
        runToken: requestId,
        ...(cid === undefined ? {} : { cid: Buffer.from(cid, 'hex') }),
        ...(createdAt === undefined ? {} : { createdAt: new Date(createdAt) }),
      });
      // Of a new entry, the first result: what other runs have made of it since is theirs to tell.
      if (createdAt !== undefined)
        return { status: 'ACTIVE', changed_at: row.createdAt.toISOString() };
      return { status: row.status, changed_at: (row.endedAt ?? row.updatedAt).toISOString() };
    },
  );
}
