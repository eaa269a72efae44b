// Proves that docs/asyncapi.yaml says what is published of infractions: every event type, every field, and nothing more.
import {
  INFRACTION_EVENT_TYPES,
  INFRACTION_STATUSES,
  INFRACTION_TYPES,
  type InfractionEventData,
  type InfractionEventType,
  type InfractionStatus,
  type PublishInfractionEventInput,
} from '@conn-dict/contracts';
import {
  brokenVersionsOf,
  choicesOf,
  faultsOf,
  fieldsOf,
  type FieldPresence,
} from '@conn-dict/testing/asyncapi';
import { describe, expect, it } from 'vitest';
import { INPUTS } from '../../test/activity-inputs.js';
import { publishedInfractionEvent } from '../../test/published-infraction-event.js';

const DATA_FIELDS = {
  infraction_id: 'always',
  infraction_type: 'always',
  reporter_ispb: 'always',
  reported_ispb: 'always',
  status: 'always',
  evidence_count: 'always',
  failure_type: 'sometimes',
} satisfies FieldPresence<InfractionEventData>;

/** The states that each event can tell; that the workflow tells no other is checked after each of its stories. */
const STATUSES_OF_EVENT: Readonly<Record<InfractionEventType, readonly InfractionStatus[]>> = {
  'dict.infraction.created': ['OPEN'],
  'dict.infraction.investigation_started': ['UNDER_INVESTIGATION'],
  'dict.infraction.evidence_added': ['UNDER_INVESTIGATION', 'ESCALATED'],
  'dict.infraction.escalated': ['ESCALATED'],
  'dict.infraction.resolved': ['RESOLVED'],
  'dict.infraction.dismissed': ['DISMISSED'],
  'dict.infraction.expired': ['EXPIRED'],
  'dict.infraction.cancelled': ['CANCELLED'],
  'dict.infraction.failed': ['FAILED'],
};

function told(type: InfractionEventType, status: InfractionStatus): PublishInfractionEventInput {
  const { failure_type, ...event } = INPUTS.PublishInfractionEventActivity;
  const failure = type === 'dict.infraction.failed' ? { failure_type } : {};
  return { ...event, ...failure, event_type: type, status };
}

describe('what the AsyncAPI document says of an infraction', () => {
  it('is every field of its events, and what they may hold', () => {
    expect(fieldsOf('infractionData')).toEqual(DATA_FIELDS);
    expect(choicesOf('infractionData')).toEqual({
      infraction_type: INFRACTION_TYPES,
      status: INFRACTION_STATUSES,
    });
  });
});

describe.each(INFRACTION_EVENT_TYPES)('%s', (type) => {
  const statuses = STATUSES_OF_EVENT[type];

  it('is described as the activity publishes it', async () => {
    for (const status of statuses) {
      for (const infraction_type of INFRACTION_TYPES) {
        const event = await publishedInfractionEvent({ ...told(type, status), infraction_type });
        expect(event.type).toBe(type);
        expect(event.data).toMatchObject({ infraction_type, status });
        expect(faultsOf(event)).toEqual([]);
      }
    }
  });

  it('is described with no other type, no other state, no field more and none less', async () => {
    const event = await publishedInfractionEvent(told(type, statuses[0]!));
    const others = INFRACTION_STATUSES.filter((status) => !statuses.includes(status));
    for (const wrong of [
      ...brokenVersionsOf(event),
      ...others.map((status) => ({ ...event, data: { ...event.data, status } })),
      { ...event, data: { ...event.data, evidence_count: -1 } },
      { ...event, data: { ...event.data, evidence_count: 0.5 } },
    ])
      expect(faultsOf(wrong, type)).not.toEqual([]);
  });
});
