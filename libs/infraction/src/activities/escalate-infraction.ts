import { escalateInfractionShape } from '@conn-dict/contracts';
import { defineActivity } from '@conn-dict/workflow-kit/activities';
import { AUDIT_ACTORS } from '../ports.js';
import type { InfractionActivityDeps } from './infraction-deps.js';
import { toStepResult } from './step-result.js';

export function createEscalateInfraction({ repository }: InfractionActivityDeps) {
  return defineActivity(escalateInfractionShape, async ({ notes, decidedBy, by, ...ref }) => {
    const actor = by === 'SILENCE' ? AUDIT_ACTORS.worker : (decidedBy ?? AUDIT_ACTORS.unnamed);
    const why = notes === undefined ? {} : { why: notes };
    return toStepResult(await repository.escalate({ ...ref, actor, ...why }));
  });
}
