// Proves that docs/asyncapi.yaml says what is published of claims: every event type, every field, and nothing more.
import {
  CLAIM_EVENT_TYPES,
  STATUS_OF_CLAIM_EVENT,
  type ClaimEventData,
  type PublishClaimEventInput,
} from '@conn-dict/contracts';
import { CLAIM_REASONS, CLAIM_TYPES } from '@conn-dict/dict';
import type { CloudEvent } from '@conn-dict/events';
import {
  brokenVersionsOf,
  choicesOf,
  faultsOf,
  fieldsOf,
  type FieldPresence,
} from '@conn-dict/testing/asyncapi';
import { describe, expect, it } from 'vitest';
import { createFakeClaimDeps } from '../../test/fake-claim-deps.js';
import { createPublishClaimEvent } from './publish-claim-event.js';

const DATA_FIELDS = {
  claim_id: 'always',
  entry_id: 'always',
  claim_type: 'always',
  claimer_ispb: 'always',
  donor_ispb: 'always',
  status: 'always',
  reason: 'sometimes',
  failure_type: 'sometimes',
} satisfies FieldPresence<ClaimEventData>;

const claim = {
  event_id: 'claim-TEST-001/11111111-1111-4111-8111-111111111111/event',
  time: '2026-01-31T10:00:00.123Z',
  claim_id: 'TEST-001',
  entry_id: 'ENTRY-001',
  claim_type: 'PORTABILITY',
  claimer_ispb: '12345678',
  donor_ispb: '87654321',
} as const;

/** What the activity puts on the log. */
async function publishedFor(input: PublishClaimEventInput): Promise<CloudEvent> {
  const deps = createFakeClaimDeps();
  await createPublishClaimEvent(deps)(input);
  return deps.events.publish.mock.calls[0]![0];
}

describe('what the AsyncAPI document says of a claim', () => {
  it('is every field of its events, and what they may hold', () => {
    expect(fieldsOf('claimData')).toEqual(DATA_FIELDS);
    expect(choicesOf('claimData')).toEqual({
      claim_type: CLAIM_TYPES,
      status: Object.values(STATUS_OF_CLAIM_EVENT),
      reason: CLAIM_REASONS,
    });
  });
});

describe.each(CLAIM_EVENT_TYPES)('%s', (type) => {
  const failure = type === 'dict.claim.failed' ? { failure_type: 'BridgeRefused' } : {};
  const told = { ...claim, ...failure, event_type: type };

  it('is described as the activity publishes it', async () => {
    for (const reason of [undefined, ...CLAIM_REASONS]) {
      const event = await publishedFor({ ...told, ...(reason ? { reason } : {}) });
      expect(event.type).toBe(type);
      expect(faultsOf(event)).toEqual([]);
    }
  });

  it('is described with no other type, no other state, no field more and none less', async () => {
    const event = await publishedFor(told);
    const data = event.data as ClaimEventData;
    const others = CLAIM_EVENT_TYPES.filter((other) => other !== type).map((other) => ({
      ...event,
      data: { ...data, status: STATUS_OF_CLAIM_EVENT[other] },
    }));
    for (const wrong of [...brokenVersionsOf(event), ...others])
      expect(faultsOf(wrong, type)).not.toEqual([]);
  });
});
