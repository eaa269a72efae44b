import { readFile } from 'node:fs/promises';
import type { CloudEvent } from '@conn-dict/events';
import type { WorkerSite } from '../world/worker-site.js';

/** All events that are out, in their order, repeats included. */
export async function readEvents({ eventsFile }: WorkerSite): Promise<readonly CloudEvent[]> {
  const text = await readFile(eventsFile, 'utf8').catch(() => '');
  const lines = text.split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as CloudEvent);
}
