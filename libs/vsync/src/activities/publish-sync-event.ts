import { publishSyncEventShape, type SyncEventData } from '@conn-dict/contracts';
import { toCloudEvent } from '@conn-dict/events';
import { defineActivity } from '@conn-dict/workflow-kit/activities';
import type { VSyncActivityDeps } from './vsync-deps.js';

export function createPublishSyncEvent({ events }: Pick<VSyncActivityDeps, 'events'>) {
  return defineActivity(publishSyncEventShape, async ({ eventId, eventType, time, ...sync }) => {
    const data: SyncEventData = {
      report_id: sync.reportId,
      participant_ispb: sync.participantIspb,
      sync_type: sync.syncType,
      dry_run: sync.dryRun,
      differences: sync.differences,
      ...(sync.failureType ? { failure_type: sync.failureType } : {}),
    };
    await events.publish(
      toCloudEvent({ id: eventId, type: eventType, subject: sync.participantIspb, time, data }),
    );
  });
}
