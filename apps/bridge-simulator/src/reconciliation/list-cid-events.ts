import type { DirectoryContext } from '../directory/directory-context.js';
import { toPageSize } from '../directory/page-size.js';
import type { CidEvent } from './cid-event.js';
import type { CidSetName } from './cid-set.js';

const PAGE = { sizeDefault: 200, sizeMax: 200 };

export interface CidEventPageRequest extends CidSetName {
  readonly sinceMs: number;
  /** @default all */
  readonly untilMs?: number;
  /** At most 200; 0 means 200. */
  readonly pageSize: number;
  /** Number of the last event of the page before. */
  readonly after?: number;
  /** Longest time until an event can be read. */
  readonly latenessMs: number;
}

export interface CidEventPage {
  readonly events: readonly CidEvent[];
  /** Number of the last event, where there are more. */
  readonly next: number | undefined;
}

/** Lists what can be read of a set's events, oldest first. One that can be read only later may be passed by. */
export function listCidEvents(
  { store, nowMs }: DirectoryContext,
  request: CidEventPageRequest,
): CidEventPage {
  const { sinceMs, untilMs = Infinity, pageSize, after, latenessMs } = request;
  const { events, eventsForgotten } = store.state.cidSets.get(request);
  const readAtMs = nowMs();
  const size = toPageSize(pageSize, PAGE);
  const page: CidEvent[] = [];
  let last = -1;
  let index = after === undefined ? firstSince(events, sinceMs) : after + 1 - eventsForgotten;
  for (index = Math.max(0, index); index < events.length; index++) {
    const event = events[index]!;
    if (event.atMs >= untilMs) break;
    if (readAtMs < event.atMs + latenessMs * shareOf(event)) continue;
    if (page.length === size) return { events: page, next: last + eventsForgotten };
    page.push(event);
    last = index;
  }
  return { events: page, next: undefined };
}

/** How late an event is, 0 up to 1 of the longest time: by its CID, so that it does not change. */
function shareOf({ cid }: CidEvent): number {
  return parseInt(cid.slice(0, 8), 16) / 2 ** 32;
}

/** The first event at `sinceMs` or later. */
function firstSince(events: readonly CidEvent[], sinceMs: number): number {
  let low = 0;
  for (let high = events.length; low < high;) {
    const middle = (low + high) >>> 1;
    if (events[middle]!.atMs < sinceMs) low = middle + 1;
    else high = middle;
  }
  return low;
}
