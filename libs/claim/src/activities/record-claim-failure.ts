import { isFailureType, recordClaimFailureShape } from '@conn-dict/contracts';
import { defineActivity } from '@conn-dict/workflow-kit/activities';
import type { ClaimActivityDeps } from './claim-deps.js';

export function createRecordClaimFailure({ repository }: ClaimActivityDeps) {
  return defineActivity(recordClaimFailureShape, async ({ claimId, runToken, failureType }) => {
    const type = isFailureType(failureType) ? failureType : 'StepTimedOut';
    return { recorded: await repository.recordFailure({ claimId, runToken, failureType: type }) };
  });
}
