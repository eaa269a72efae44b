import { dismissInfractionShape, resolveInfractionShape } from '@conn-dict/contracts';
import { defineActivity } from '@conn-dict/workflow-kit/activities';
import { AUDIT_ACTORS } from '../ports.js';
import { endInfraction } from './end-infraction.js';
import type { InfractionActivityDeps } from './infraction-deps.js';

interface Words {
  readonly notes?: string;
  readonly decidedBy?: string;
}

export function createResolveInfraction(deps: InfractionActivityDeps) {
  return defineActivity(
    resolveInfractionShape,
    ({ infractionId, runToken, requestId, fraudType, ...words }) =>
      endInfraction(
        deps,
        { infractionId, runToken },
        {
          status: 'RESOLVED',
          ...auditOf(words),
          record: { decision: 'RESOLVE', fraudType, ...words, endRequestId: requestId },
          call: ({ infractionReportId, row }) =>
            deps.bridge.closeInfractionReport({
              infractionReportId,
              participantIspb: row.reportedIspb,
              analysisResult: 'AGREED',
              fraudType,
              ...detailsOf(words),
              requestId,
            }),
        },
      ),
  );
}

export function createDismissInfraction(deps: InfractionActivityDeps) {
  return defineActivity(dismissInfractionShape, ({ infractionId, runToken, requestId, ...words }) =>
    endInfraction(
      deps,
      { infractionId, runToken },
      {
        status: 'DISMISSED',
        ...auditOf(words),
        record: { decision: 'DISMISS', ...words, endRequestId: requestId },
        call: ({ infractionReportId, row }) =>
          deps.bridge.closeInfractionReport({
            infractionReportId,
            participantIspb: row.reportedIspb,
            analysisResult: 'DISAGREED',
            ...detailsOf(words),
            requestId,
          }),
      },
    ),
  );
}

function auditOf({ notes, decidedBy }: Words): { readonly actor: string; readonly why?: string } {
  return {
    actor: decidedBy ?? AUDIT_ACTORS.unnamed,
    ...(notes === undefined ? {} : { why: notes }),
  };
}

function detailsOf({ notes }: Words): { readonly analysisDetails?: string } {
  return notes === undefined ? {} : { analysisDetails: notes };
}
