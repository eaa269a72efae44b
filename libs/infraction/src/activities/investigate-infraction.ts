import { infractionRequestShape } from '@conn-dict/contracts';
import { defineActivity } from '@conn-dict/workflow-kit/activities';
import { AUDIT_ACTORS } from '../ports.js';
import { callOrAdopt } from './call-or-adopt.js';
import type { InfractionActivityDeps } from './infraction-deps.js';
import { toStepResult } from './step-result.js';

/** A report that the directory has ended meanwhile ends the infraction. */
export function createInvestigateInfraction(deps: InfractionActivityDeps) {
  return defineActivity(infractionRequestShape, async ({ requestId, ...ref }) => {
    const { repository, bridge, clock } = deps;
    const row = await repository.beginInvestigation({ ...ref, requestId });
    if (row.endedAt) return toStepResult(row);
    const { reportedIspb } = row;
    const end = await callOrAdopt(deps, row, ({ infractionReportId }) =>
      bridge.acknowledgeInfractionReport({
        infractionReportId,
        participantIspb: reportedIspb,
        requestId,
      }),
    );
    const standing = end
      ? repository.end({
          ...ref,
          status: end,
          endedAt: clock.now(),
          actor: AUDIT_ACTORS.directory,
        })
      : repository.startInvestigation({ ...ref, actor: reportedIspb });
    return toStepResult(await standing);
  });
}
