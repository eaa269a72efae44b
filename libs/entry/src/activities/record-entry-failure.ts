import { isFailureType, recordEntryFailureShape } from '@conn-dict/contracts';
import { defineActivity } from '@conn-dict/workflow-kit/activities';
import type { EntryActivityDeps } from './entry-deps.js';

export function createRecordEntryFailure({ repository }: EntryActivityDeps) {
  return defineActivity(recordEntryFailureShape, async ({ entryId, requestId, failureType }) => {
    const type = isFailureType(failureType) ? failureType : 'StepTimedOut';
    const recorded = await repository.recordFailure({
      entryId,
      runToken: requestId,
      failureType: type,
    });
    return { recorded };
  });
}
