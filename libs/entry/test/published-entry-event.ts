import assert from 'node:assert/strict';
import type { EntryEventData, PublishEntryEventInput } from '@conn-dict/contracts';
import type { CloudEvent } from '@conn-dict/events';
import { faultsOf } from '@conn-dict/testing/asyncapi';
import { createPublishEntryEvent } from '../src/activities/publish-entry-event.js';

/** What the activity puts on the log. */
export async function publishedEntryEvent(
  input: PublishEntryEventInput,
): Promise<CloudEvent<EntryEventData>> {
  const published: CloudEvent[] = [];
  const publish = async (event: CloudEvent) => void published.push(event);
  await createPublishEntryEvent({ events: { publish } })(input);
  assert.equal(published.length, 1);
  return published[0] as CloudEvent<EntryEventData>;
}

/** Makes sure that docs/asyncapi.yaml describes each event that a workflow told. */
export async function assertDescribed(told: readonly PublishEntryEventInput[]): Promise<void> {
  for (const input of told) {
    const event = await publishedEntryEvent(input);
    assert.deepEqual(faultsOf(event), [], `${event.type} that tells ${event.data.status}`);
  }
}
