import { investigateInfractionShape } from '@conn-dict/contracts';
import { defineActivity } from '@conn-dict/workflow-kit/activities';
import type { InfractionActivityDeps } from './infraction-deps.js';
import { toStepResult } from './step-result.js';

export function createInvestigateInfraction({ repository, bridge }: InfractionActivityDeps) {
  return defineActivity(investigateInfractionShape, async ({ requestId, ...ref }) => {
    const row = await repository.beginInvestigation({ ...ref, requestId });
    if (row.endedAt) return toStepResult(row);
    if (row.directoryReportId !== undefined) {
      await bridge.acknowledgeInfractionReport({
        infractionReportId: row.directoryReportId,
        participantIspb: row.reportedIspb,
        requestId,
      });
    }
    return toStepResult(await repository.startInvestigation({ ...ref, actor: row.reportedIspb }));
  });
}
