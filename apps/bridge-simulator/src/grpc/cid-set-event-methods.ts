import type { ReconciliationServiceServer } from '@conn-dict/bridge/proto';
import { toPageSize } from '../directory/page-size.js';
import { listCidEvents } from '../reconciliation/list-cid-events.js';
import type { ReconciliationContext } from '../reconciliation/reconciliation-context.js';
import { parsePageToken, toPageToken } from './page-token.js';
import { toCidSetName, toWireEvent } from './reconciliation-mapping.js';
import type { Serve } from './reconciliation-service.js';
import { optional } from './request-fields.js';

const EVENTS_MAX = 200;

/** The method on a set's events. */
export function createCidSetEventMethods(
  { directory, eventLatenessMs }: ReconciliationContext,
  serve: Serve,
): Pick<ReconciliationServiceServer, 'listCidSetEvents'> {
  return {
    listCidSetEvents: serve.unary('ListCidSetEvents', (wire, fault) => {
      const copies = fault?.duplicateEvents === true ? 2 : 1;
      const limits = { sizeDefault: EVENTS_MAX, sizeMax: EVENTS_MAX };
      const { events, next } = listCidEvents(directory, {
        ...toCidSetName(wire),
        sinceMs: wire.since?.getTime() ?? 0,
        ...optional('untilMs', wire.until?.getTime()),
        pageSize: Math.ceil(toPageSize(wire.pageSize, limits) / copies),
        ...optional('after', parsePageToken(wire.pageToken, isNumber)?.[0]),
        latenessMs: fault?.eventLatenessMs ?? eventLatenessMs,
      });
      return {
        events: events.flatMap((event) => Array.from({ length: copies }, () => toWireEvent(event))),
        hasMore: next !== undefined,
        nextPageToken: toPageToken(next === undefined ? undefined : [next]),
        vsyncFirst: Buffer.from(events.at(0)?.vsync ?? '', 'hex'),
        vsyncLast: Buffer.from(events.at(-1)?.vsync ?? '', 'hex'),
      };
    }),
  };
}

function isNumber(position: readonly unknown[]): position is readonly [number] {
  return Number.isSafeInteger(position[0]) && Number(position[0]) >= 0;
}
