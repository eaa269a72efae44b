import { BridgeError } from '@conn-dict/bridge';
import { infractionRequestShape, type WithdrawInfractionReportResult } from '@conn-dict/contracts';
import { defineActivity } from '@conn-dict/workflow-kit/activities';
import { readEnd } from './call-or-adopt.js';
import type { InfractionActivityDeps } from './infraction-deps.js';

export function createWithdrawInfractionReport({ repository, bridge }: InfractionActivityDeps) {
  return defineActivity(
    infractionRequestShape,
    async ({ requestId, ...ref }): Promise<WithdrawInfractionReportResult> => {
      const row = await repository.find(ref);
      if (row.directoryReportId === undefined) return {};
      try {
        await bridge.cancelInfractionReport({
          infractionReportId: row.directoryReportId,
          participantIspb: row.reporterIspb,
          requestId,
        });
        return {};
      } catch (refusal) {
        if (!(refusal instanceof BridgeError && refusal.repeat === 'never')) throw refusal;
        const end = await readEnd(bridge, row);
        if (end === undefined) throw refusal;
        return end === 'RESOLVED' || end === 'DISMISSED' ? { decided: end } : {};
      }
    },
  );
}
