import { isFailureType, recordInfractionFailureShape } from '@conn-dict/contracts';
import { defineActivity } from '@conn-dict/workflow-kit/activities';
import type { InfractionActivityDeps } from './infraction-deps.js';

export function createRecordInfractionFailure({ repository }: InfractionActivityDeps) {
  return defineActivity(recordInfractionFailureShape, async ({ failureType, ...ref }) => {
    const type = isFailureType(failureType) ? failureType : 'StepTimedOut';
    return { recorded: await repository.recordFailure({ ...ref, failureType: type }) };
  });
}
