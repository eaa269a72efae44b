import { getInfractionStatusShape, type InfractionStepResult } from '@conn-dict/contracts';
import { defineActivity } from '@conn-dict/workflow-kit/activities';
import { readEnd } from './call-or-adopt.js';
import type { InfractionActivityDeps } from './infraction-deps.js';
import { toStepResult } from './step-result.js';

export function createGetInfractionStatus({ repository, bridge }: InfractionActivityDeps) {
  return defineActivity(getInfractionStatusShape, async (ref): Promise<InfractionStepResult> => {
    const row = await repository.find(ref);
    const end = row.endedAt ? undefined : await readEnd(bridge, row);
    return end === undefined ? toStepResult(row) : { status: end };
  });
}
