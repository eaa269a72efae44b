import { addEvidenceShape } from '@conn-dict/contracts';
import { defineActivity } from '@conn-dict/workflow-kit/activities';
import type { InfractionActivityDeps } from './infraction-deps.js';

export function createAddEvidence({ repository }: InfractionActivityDeps) {
  return defineActivity(addEvidenceShape, async (batch) => {
    const { added, evidenceCount } = await repository.addEvidence(batch);
    return { added, evidence_count: evidenceCount };
  });
}
