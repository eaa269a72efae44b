import type { CidSetEventPage, DirectoryCidSetEvent } from '../reconciliation-bridge.js';
import * as wire from '../gen/dict/bridge/v1/reconciliation.js';
import type { AnswerReader } from './answer-reader.js';
import { toDigest } from './digest.js';
import { withoutUndefined } from './without-undefined.js';

const EVENTS_MAX = 200;

const TYPE_CODES = {
  ADDED: wire.CidSetEventType.ADDED,
  REMOVED: wire.CidSetEventType.REMOVED,
} as const satisfies Record<DirectoryCidSetEvent['type'], wire.CidSetEventType>;

/** Reads one page of events: at most 200, ascending by time, with the VSyncs around them. */
export function toCidSetEventPage(
  answer: wire.ListCidSetEventsResponse,
  read: AnswerReader,
): CidSetEventPage {
  const { hasMore } = answer;
  const isPage = answer.events.length <= EVENTS_MAX;
  const events = read
    .required('events', isPage ? answer.events : undefined)
    .map((event) => toEvent(event, read));
  checkOrder(events, read);
  return withoutUndefined({
    events,
    hasMore,
    nextPageToken: hasMore ? read.required('next_page_token', answer.nextPageToken) : undefined,
    vsyncFirst: toVsync('vsync_first', answer.vsyncFirst, events, read),
    vsyncLast: toVsync('vsync_last', answer.vsyncLast, events, read),
  });
}

function toEvent(event: wire.CidSetEvent, read: AnswerReader): DirectoryCidSetEvent {
  return {
    type: read.name('events.type', TYPE_CODES, event.type),
    cid: toDigest('events.cid', event.cid, read),
    occurredAt: read.required('events.occurred_at', event.occurredAt),
  };
}

function checkOrder(events: readonly DirectoryCidSetEvent[], read: AnswerReader): void {
  const isOrdered = events.every(
    ({ occurredAt }, at) => at === 0 || occurredAt >= events[at - 1]!.occurredAt,
  );
  read.required('events.occurred_at', isOrdered || undefined);
}

/** The VSync of an empty page says nothing about an event: it may be left out. */
function toVsync(
  field: string,
  vsync: Buffer,
  events: readonly DirectoryCidSetEvent[],
  read: AnswerReader,
): Buffer | undefined {
  return events.length === 0 ? undefined : toDigest(field, vsync, read);
}
