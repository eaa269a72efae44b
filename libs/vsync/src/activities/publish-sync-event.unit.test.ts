// Proves that docs/asyncapi.yaml says what is published of syncs: every event type, every field, and nothing more.
import {
  SYNC_EVENT_TYPES,
  SYNC_TYPES,
  type PublishSyncEventInput,
  type SyncEventData,
  type SyncEventType,
} from '@conn-dict/contracts';
import type { CloudEvent } from '@conn-dict/events';
import {
  brokenVersionsOf,
  choicesOf,
  faultsOf,
  fieldsOf,
  type FieldPresence,
} from '@conn-dict/testing/asyncapi';
import { describe, expect, it } from 'vitest';
import { createPublishSyncEvent } from './publish-sync-event.js';

const DATA_FIELDS = {
  report_id: 'always',
  participant_ispb: 'always',
  sync_type: 'always',
  dry_run: 'always',
  differences: 'always',
  failure_type: 'sometimes',
} satisfies FieldPresence<SyncEventData>;

function told(event_type: SyncEventType): PublishSyncEventInput {
  return {
    event_id: `vsync-87654321/${event_type}`,
    event_type,
    time: '2026-01-31T10:00:00.123Z',
    report_id: '11111111-1111-4111-8111-111111111111',
    participant_ispb: '87654321',
    sync_type: 'INCREMENTAL',
    dry_run: false,
    differences: 7,
    ...(event_type === 'dict.sync.failed' ? { failure_type: 'BridgeUnimplemented' } : {}),
  };
}

/** What the activity puts on the log. */
async function published(input: PublishSyncEventInput): Promise<CloudEvent<SyncEventData>> {
  const events: CloudEvent[] = [];
  const publish = async (event: CloudEvent) => void events.push(event);
  await createPublishSyncEvent({ events: { publish } })(input);
  expect(events).toHaveLength(1);
  return events[0] as CloudEvent<SyncEventData>;
}

describe('what the AsyncAPI document says of a sync', () => {
  it('is every field of its events, and what they may hold', () => {
    expect(fieldsOf('syncData')).toEqual(DATA_FIELDS);
    expect(choicesOf('syncData')).toEqual({ sync_type: SYNC_TYPES });
  });
});

describe.each(SYNC_EVENT_TYPES)('%s', (type) => {
  it('is described as the activity publishes it', async () => {
    for (const sync_type of SYNC_TYPES) {
      for (const dry_run of [true, false]) {
        const event = await published({ ...told(type), sync_type, dry_run });
        expect(event).toMatchObject({ type, subject: '87654321', data: { sync_type, dry_run } });
        expect(faultsOf(event)).toEqual([]);
      }
    }
  });

  it('is described with no other type, no field more and none less', async () => {
    const event = await published(told(type));
    for (const wrong of [
      ...brokenVersionsOf(event),
      { ...event, data: { ...event.data, differences: -1 } },
      { ...event, data: { ...event.data, dry_run: 'false' } },
    ])
      expect(faultsOf(wrong, type)).not.toEqual([]);
  });
});
