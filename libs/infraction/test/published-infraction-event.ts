import assert from 'node:assert/strict';
import type { InfractionEventData, PublishInfractionEventInput } from '@conn-dict/contracts';
import type { CloudEvent } from '@conn-dict/events';
import { faultsOf } from '@conn-dict/testing/asyncapi';
import { createPublishInfractionEvent } from '../src/activities/publish-infraction-event.js';

/** What the activity puts on the log. */
export async function publishedInfractionEvent(
  input: PublishInfractionEventInput,
): Promise<CloudEvent<InfractionEventData>> {
  const published: CloudEvent[] = [];
  const publish = async (event: CloudEvent) => void published.push(event);
  await createPublishInfractionEvent({ events: { publish } })(input);
  assert.equal(published.length, 1);
  return published[0] as CloudEvent<InfractionEventData>;
}

/** Makes sure that docs/asyncapi.yaml describes each event that a workflow told. */
export async function assertDescribed(told: readonly PublishInfractionEventInput[]): Promise<void> {
  for (const input of told) {
    const event = await publishedInfractionEvent(input);
    assert.deepEqual(faultsOf(event), [], `${event.type} that tells ${event.data.status}`);
  }
}
