// Proves that docs/asyncapi.yaml says what is published of entries: every event type, every field, and nothing more.
import {
  ENTRY_EVENT_TYPES,
  ENTRY_STATUSES,
  type EntryEventData,
  type EntryEventType,
  type EntryStatus,
  type PublishEntryEventInput,
} from '@conn-dict/contracts';
import { ENTRY_OPERATIONS, ENTRY_REASONS, KEY_TYPES } from '@conn-dict/dict';
import {
  brokenVersionsOf,
  choicesOf,
  faultsOf,
  fieldsOf,
  type FieldPresence,
} from '@conn-dict/testing/asyncapi';
import { describe, expect, it } from 'vitest';
import { publishedEntryEvent } from '../../test/published-entry-event.js';

const DATA_FIELDS = {
  entry_id: 'always',
  operation: 'always',
  key_type: 'always',
  participant: 'always',
  status: 'always',
  reason: 'always',
  failure_type: 'sometimes',
} satisfies FieldPresence<EntryEventData>;

/** The state that each event tells; that the workflows tell no other is checked after each of their stories. */
const STATUS_OF_EVENT = {
  'dict.entry.created': 'ACTIVE',
  'dict.entry.rejected': 'REJECTED',
  'dict.entry.updated': 'ACTIVE',
  'dict.entry.deactivated': 'INACTIVE',
  'dict.entry.reactivated': 'ACTIVE',
  'dict.entry.deleted': 'DELETED',
  'dict.entry.failed': 'ACTIVE',
} as const satisfies Record<EntryEventType, EntryStatus>;
const FAILURES: readonly EntryEventType[] = ['dict.entry.rejected', 'dict.entry.failed'];

function told(type: EntryEventType): PublishEntryEventInput {
  return {
    event_id: `entry-ENTRY-001/11111111-1111-4111-8111-111111111111/${type}`,
    event_type: type,
    time: '2026-01-31T10:00:00.123Z',
    entry_id: 'ENTRY-001',
    operation: 'CREATE',
    key_type: 'PHONE',
    participant: '87654321',
    status: STATUS_OF_EVENT[type],
    reason: 'USER_REQUESTED',
    ...(FAILURES.includes(type) ? { failure_type: 'EntryBlocked' } : {}),
  };
}

describe('what the AsyncAPI document says of an entry', () => {
  it('is every field of its events, and what they may hold', () => {
    expect(fieldsOf('entryData')).toEqual(DATA_FIELDS);
    const { status, ...choices } = choicesOf('entryData');
    expect(choices).toEqual({
      operation: ENTRY_OPERATIONS,
      key_type: KEY_TYPES,
      reason: ENTRY_REASONS,
    });
    expect(new Set(status)).toEqual(new Set(Object.values(STATUS_OF_EVENT)));
  });
});

describe.each(ENTRY_EVENT_TYPES)('%s', (type) => {
  it('is described as the activity publishes it', async () => {
    for (const change of [
      ...ENTRY_OPERATIONS.map((operation) => ({ operation })),
      ...KEY_TYPES.map((key_type) => ({ key_type })),
      ...ENTRY_REASONS.map((reason) => ({ reason })),
    ]) {
      const event = await publishedEntryEvent({ ...told(type), ...change });
      expect(event.type).toBe(type);
      expect(event.data).toMatchObject(change);
      expect(faultsOf(event)).toEqual([]);
    }
  });

  it('is described with no other type, no other state, no field more and none less', async () => {
    const event = await publishedEntryEvent(told(type));
    const others = ENTRY_STATUSES.filter((status) => status !== STATUS_OF_EVENT[type]).map(
      (status) => ({ ...event, data: { ...event.data, status } }),
    );
    for (const wrong of [...brokenVersionsOf(event), ...others])
      expect(faultsOf(wrong, type)).not.toEqual([]);
  });
});
