import { infractionRequestShape } from '@conn-dict/contracts';
import { defineActivity } from '@conn-dict/workflow-kit/activities';
import { AUDIT_ACTORS } from '../ports.js';
import { endInfraction } from './end-infraction.js';
import type { InfractionActivityDeps } from './infraction-deps.js';

export function createExpireInfraction(deps: InfractionActivityDeps) {
  return cancelAs(deps, 'EXPIRED', 'no decision in 30 days');
}

export function createCancelInfraction(deps: InfractionActivityDeps) {
  return cancelAs(deps, 'CANCELLED', 'the workflow was cancelled');
}

/** At the directory both are the reporter's cancellation. */
function cancelAs(deps: InfractionActivityDeps, status: 'EXPIRED' | 'CANCELLED', why: string) {
  return defineActivity(infractionRequestShape, ({ requestId, ...ref }) =>
    endInfraction(deps, ref, {
      status,
      actor: AUDIT_ACTORS.worker,
      why,
      record: { endRequestId: requestId },
      call: ({ infractionReportId, row }) =>
        deps.bridge.cancelInfractionReport({
          infractionReportId,
          participantIspb: row.reporterIspb,
          requestId,
        }),
    }),
  );
}
