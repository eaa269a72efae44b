// Proves that docs/asyncapi.yaml says what this service publishes: every event type, every field, and nothing more.
import { readFileSync } from 'node:fs';
import {
  CLAIM_EVENT_TYPES,
  STATUS_OF_CLAIM_EVENT,
  type ClaimEventData,
} from '@conn-dict/contracts';
import { CLAIM_REASONS, CLAIM_TYPES } from '@conn-dict/dict';
import type { CloudEvent } from '@conn-dict/events';
import { describe, expect, it } from 'vitest';
import { asyncApi, validateDocument, validatorOf } from '../../test/asyncapi-document.js';
import { createFakeClaimDeps } from '../../test/fake-claim-deps.js';
import { createClaimActivities } from './create-claim-activities.js';

const { envelope, claimData } = asyncApi.components.schemas;
const messages = Object.entries(asyncApi.components.messages);

/** The compiler keeps these lists whole: a field more or less in the code is one here. */
const ENVELOPE_FIELDS = Object.keys({
  specversion: true,
  id: true,
  source: true,
  type: true,
  subject: true,
  time: true,
  datacontenttype: true,
  partitionkey: true,
  data: true,
} satisfies Record<keyof CloudEvent, true>);
const DATA_FIELDS = {
  claim_id: 'always',
  entry_id: 'always',
  claim_type: 'always',
  claimer_ispb: 'always',
  donor_ispb: 'always',
  status: 'always',
  reason: 'sometimes',
  failure_type: 'sometimes',
} satisfies {
  [Field in keyof Required<ClaimEventData>]: undefined extends ClaimEventData[Field]
    ? 'sometimes'
    : 'always';
};

const claim = {
  event_id: 'claim-TEST-001/11111111-1111-4111-8111-111111111111/event',
  time: '2026-01-31T10:00:00.123Z',
  claim_id: 'TEST-001',
  entry_id: 'ENTRY-001',
  claim_type: 'PORTABILITY',
  claimer_ispb: '12345678',
  donor_ispb: '87654321',
} as const;

type EventInput = Parameters<
  ReturnType<typeof createClaimActivities>['PublishClaimEventActivity']
>[0];

/** What the activity puts on the log. */
async function publishedFor(input: EventInput): Promise<CloudEvent> {
  const deps = createFakeClaimDeps();
  await createClaimActivities(deps).PublishClaimEventActivity(input);
  return deps.events.publish.mock.calls[0]![0];
}

describe('the AsyncAPI document', () => {
  it('is valid by the schema of AsyncAPI', () => {
    validateDocument(asyncApi);
    expect(validateDocument.errors).toBeNull();
    expect(validateDocument({ ...asyncApi, topics: {} })).toBe(false);
  });

  it('names the topic that the configuration has as its default', () => {
    const page = readFileSync(
      new URL('../../../../docs/configuration.md', import.meta.url),
      'utf8',
    );
    const [channel] = Object.values(asyncApi.channels);
    expect(page).toContain(channel!.address);
  });

  it('has every event type of the code, each once, on the topic', () => {
    const [channel] = Object.values(asyncApi.channels);
    expect(messages.map(([, { name }]) => name)).toEqual(CLAIM_EVENT_TYPES);
    expect(channel!.messages).toEqual(
      Object.fromEntries(
        messages.map(([name]) => [name, { $ref: `#/components/messages/${name}` }]),
      ),
    );
  });

  it('has every field of envelope and data, and what they may hold', () => {
    expect(Object.keys(envelope.properties)).toEqual(ENVELOPE_FIELDS);
    expect(envelope.required).toEqual(ENVELOPE_FIELDS);
    expect(Object.keys(claimData.properties)).toEqual(Object.keys(DATA_FIELDS));
    expect(claimData.required).toEqual(
      Object.entries(DATA_FIELDS).flatMap(([name, when]) => (when === 'always' ? [name] : [])),
    );
    expect(claimData.properties['claim_type']?.enum).toEqual(CLAIM_TYPES);
    expect(claimData.properties['reason']?.enum).toEqual(CLAIM_REASONS);
    expect(claimData.properties['status']?.enum).toEqual(Object.values(STATUS_OF_CLAIM_EVENT));
  });
});

describe.each(messages)('%s', (message, { name }) => {
  const type = CLAIM_EVENT_TYPES.find((each) => each === name)!;
  const validate = validatorOf(`components/messages/${message}/payload`);
  const failure = type === 'dict.claim.failed' ? { failure_type: 'BridgeRefused' } : {};

  it('describes what the activity publishes', async () => {
    for (const reason of [undefined, ...CLAIM_REASONS]) {
      const event = await publishedFor({
        ...claim,
        ...failure,
        event_type: type,
        ...(reason ? { reason } : {}),
      });
      validate(JSON.parse(JSON.stringify(event)));
      expect(validate.errors).toBeNull();
    }
  });

  it('takes no other type, no other state, no field more and none less', async () => {
    const event = await publishedFor({ ...claim, ...failure, event_type: type });
    const data = event.data as ClaimEventData;
    const { entry_id: _entryId, ...less } = data;
    for (const wrong of [
      { ...event, type: 'dict.claim.other' },
      { ...event, more: 1 },
      { ...event, time: '2026-01-31T10:00:00+03:00' },
      { ...event, partitionkey: undefined },
      { ...event, data: { ...data, status: 'OPEN' } },
      { ...event, data: { ...data, key: 'ana@example.com' } },
      { ...event, data: less },
    ])
      expect(validate(JSON.parse(JSON.stringify(wrong)))).toBe(false);
  });
});
