import { publishInfractionEventShape, type InfractionEventData } from '@conn-dict/contracts';
import { toCloudEvent } from '@conn-dict/events';
import { defineActivity } from '@conn-dict/workflow-kit/activities';
import type { InfractionActivityDeps } from './infraction-deps.js';

export function createPublishInfractionEvent({ events }: Pick<InfractionActivityDeps, 'events'>) {
  return defineActivity(
    publishInfractionEventShape,
    async ({ eventId, eventType, time, ...infraction }) => {
      const data: InfractionEventData = {
        infraction_id: infraction.infractionId,
        infraction_type: infraction.infractionType,
        reporter_ispb: infraction.reporterIspb,
        reported_ispb: infraction.reportedIspb,
        status: infraction.status,
        evidence_count: infraction.evidenceCount,
        ...(infraction.failureType ? { failure_type: infraction.failureType } : {}),
      };
      await events.publish(
        toCloudEvent({
          id: eventId,
          type: eventType,
          subject: infraction.infractionId,
          time,
          data,
        }),
      );
    },
  );
}
