import { uuid4 } from '@temporalio/workflow';
import type { InfractionState } from '../model/infraction-state.js';
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

/** What one run of the workflow hands to the next, so that its history stays short; ids and states only. */
export interface Continuation {
  readonly requestIds: RequestIds;
  readonly openedAtMs: number;
  /** Missing at the beginning. */
  readonly state?: InfractionState;
  /** Signals with evidence so far: each has its number as its name. */
  readonly evidenceSignals: number;
  readonly events: readonly WaitingEvent[];
  readonly notifications: readonly PendingNotification[];
}

/** Begins the first run. */
export function beginContinuation(startTime: Date): Continuation {
  const ids = REQUEST_KINDS.map((kind) => [kind, uuid4()]);
  return {
    requestIds: Object.fromEntries(ids) as RequestIds,
    openedAtMs: startTime.getTime(),
    evidenceSignals: 0,
    events: [],
    notifications: [],
  };
}
