import { uuid4 } from '@temporalio/workflow';
import type { InfractionState } from '../model/infraction-state.js';
import type { InboxContinuation } from './evidence-inbox.js';
import type { WaitingEvent } from './infraction-events.js';
import type { PendingNotification } from './notifications.js';

const REQUEST_KINDS = [
  'open',
  'acknowledge',
  'end',
  'withdraw',
  'tellReportedOpened',
  'tellReportedClosed',
  'tellBacenEscalated',
  'tellBacenClosed',
] as const;
export type RequestIds = Readonly<Record<(typeof REQUEST_KINDS)[number], string>>;

/** What one run of the workflow hands to the next, so that its history stays short; it is small. */
export interface Continuation {
  readonly requestIds: RequestIds;
  readonly openedAtMs: number;
  /** Missing at the beginning. */
  readonly state?: InfractionState;
  readonly inbox: InboxContinuation;
  readonly events: readonly WaitingEvent[];
  readonly notifications: readonly PendingNotification[];
}

/** Begins the first run. */
export function beginContinuation(startTime: Date): Continuation {
  const ids = REQUEST_KINDS.map((kind) => [kind, uuid4()]);
  return {
    requestIds: Object.fromEntries(ids) as RequestIds,
    openedAtMs: startTime.getTime(),
    inbox: { signals: 0, waiting: [] },
    events: [],
    notifications: [],
  };
}
