import { listCidSetEventsShape } from '@conn-dict/contracts';
import { defineActivity } from '@conn-dict/workflow-kit/activities';
import { createEventCollector, type LastEvents } from '../model/last-event.js';
import type { DifferencesRef } from '../ports.js';
import type { VSyncActivityDeps } from './vsync-deps.js';

/** A bucket of the directory's limit, 20,000 events: for more, the file is cheaper. */
const PAGES_MAX = 100;

/** The directory's clock and what it delivers are a little apart: an event that is read twice changes nothing. */
const OVERLAP_MS = 60_000;

export function createListCidSetEvents(deps: VSyncActivityDeps) {
  return defineActivity(listCidSetEventsShape, async ({ since, ...ref }) => {
    const from = new Date(Date.parse(since) - OVERLAP_MS);
    const events = await readEvents(deps, ref, from);
    if (!events) return { complete: false, only_there: 0, only_here: 0 };
    const { differences, sets } = deps.repository;
    const held = await sets.heldAmong(ref, [...events.added, ...events.removed]);
    const onlyThere = events.added.filter((cid) => !held.has(cid.toString('hex')));
    const onlyHere = events.removed.filter((cid) => held.has(cid.toString('hex')));
    await differences.add(ref, 'THERE', onlyThere);
    await differences.add(ref, 'HERE', onlyHere);
    return { complete: true, only_there: onlyThere.length, only_here: onlyHere.length };
  });
}

/** `undefined` where there are too many. */
async function readEvents(
  { bridge, attempt }: VSyncActivityDeps,
  { participantIspb, keyType }: DifferencesRef,
  since: Date,
): Promise<LastEvents | undefined> {
  const collector = createEventCollector();
  const { progress, signal } = attempt();
  let pageToken: string | undefined;
  for (let page = 0; page < PAGES_MAX; page++) {
    const request = { participantIspb, keyType, since, ...(pageToken ? { pageToken } : {}) };
    const { events, hasMore, nextPageToken } = await bridge.listCidSetEvents(request, { signal });
    collector.add(events);
    progress({ done: page + 1, total: PAGES_MAX });
    if (!hasMore) return collector.last();
    pageToken = nextPageToken;
  }
  return undefined;
}
