import { isFailureType, recordInfractionFailureShape } from '@conn-dict/contracts';
import { defineActivity } from '@conn-dict/workflow-kit/activities';
import type { InfractionActivityDeps } from './infraction-deps.js';

export function createRecordInfractionFailure({ repository }: InfractionActivityDeps) {
  return defineActivity(recordInfractionFailureShape, async ({ failureType, ...ref }) => {
    const type = isFailureType(failureType) ? failureType : 'StepTimedOut';
    const recorded = await repository.recordFailure({ ...ref, failureType: type });
    const escalatedAt = recorded ? (await repository.find(ref)).escalatedAt : undefined;
    return { recorded, ...(escalatedAt ? { was_escalated: true } : {}) };
  });
}
