import type { CloudEvent } from '@conn-dict/events';
import { readTopic } from '@conn-dict/events/testing';
import type { FaultWorld } from '../world/fault-world.js';
import type { WorkerSite } from '../world/worker-site.js';

/** All events of a site that are out, in their order, repeats included. */
export async function readEvents(
  { pulsar }: FaultWorld,
  { topic }: WorkerSite,
): Promise<readonly CloudEvent[]> {
  const messages = await readTopic(pulsar, { topic });
  return messages.map(({ payload }) => JSON.parse(payload) as CloudEvent);
}
