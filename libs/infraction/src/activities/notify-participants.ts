import { unlessUnimplemented } from '@conn-dict/bridge';
import { notifyBacenShape, notifyReportedParticipantShape } from '@conn-dict/contracts';
import { BACEN_ISPB } from '@conn-dict/dict';
import { defineActivity } from '@conn-dict/workflow-kit/activities';
import type { InfractionActivityDeps } from './infraction-deps.js';

export function createNotifyReportedParticipant({ bridge }: InfractionActivityDeps) {
  return defineActivity(
    notifyReportedParticipantShape,
    ({ reportedIspb: participantIspb, ...notification }) =>
      unlessUnimplemented(bridge.notifyOfInfraction({ ...notification, participantIspb })),
  );
}

export function createNotifyBacen({ bridge }: InfractionActivityDeps) {
  return defineActivity(notifyBacenShape, (notification) =>
    unlessUnimplemented(
      bridge.notifyOfInfraction({ ...notification, participantIspb: BACEN_ISPB }),
    ),
  );
}
