import { infractionRequestShape, type WithdrawInfractionReportResult } from '@conn-dict/contracts';
import { defineActivity } from '@conn-dict/workflow-kit/activities';
import { callOrAdopt } from './call-or-adopt.js';
import type { InfractionActivityDeps } from './infraction-deps.js';

export function createWithdrawInfractionReport(deps: InfractionActivityDeps) {
  return defineActivity(
    infractionRequestShape,
    async ({ requestId, ...ref }): Promise<WithdrawInfractionReportResult> => {
      const row = await deps.repository.find(ref);
      const end = await callOrAdopt(deps, row, ({ infractionReportId }) =>
        deps.bridge.cancelInfractionReport({
          infractionReportId,
          participantIspb: row.reporterIspb,
          requestId,
        }),
      );
      return end === 'RESOLVED' || end === 'DISMISSED' ? { decided: end } : {};
    },
  );
}
