import { publishEntryEventShape, type EntryEventData } from '@conn-dict/contracts';
import { toCloudEvent } from '@conn-dict/events';
import { defineActivity } from '@conn-dict/workflow-kit/activities';
import type { EntryActivityDeps } from './entry-deps.js';

export function createPublishEntryEvent({ events }: Pick<EntryActivityDeps, 'events'>) {
  return defineActivity(publishEntryEventShape, async ({ eventId, eventType, time, ...entry }) => {
    const data: EntryEventData = {
      entry_id: entry.entryId,
      operation: entry.operation,
      key_type: entry.keyType,
      participant: entry.participant,
      status: entry.status,
      reason: entry.reason,
      ...(entry.failureType ? { failure_type: entry.failureType } : {}),
    };
    await events.publish(
      toCloudEvent({ id: eventId, type: eventType, subject: entry.entryId, time, data }),
    );
  });
}
