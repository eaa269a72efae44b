import {
  OPEN_INFRACTION_STATUSES,
  assertNever,
  isInfractionEnd,
  type FailureType,
  type InfractionDecision,
  type InfractionEnd,
  type InfractionStatus,
} from '@conn-dict/contracts';

/** What ends the wait: a final decision, that nobody decided, or that the reporter takes it back. */
export type InfractionOutcome =
  | (InfractionDecision & { readonly decision: 'RESOLVE' | 'DISMISS' })
  | { readonly decision: 'EXPIRE' | 'CANCEL' };

/** Why it goes to Bacen: somebody decided so, or nobody decided. */
export type Escalation = Pick<InfractionDecision, 'notes' | 'decidedBy'> & {
  readonly by: 'DECISION' | 'SILENCE';
};

/** All that a run knows of its infraction. */
export interface InfractionState {
  readonly status: InfractionStatus;
  /** Distinct pieces of evidence that are stored. */
  readonly evidenceCount: number;
  /** The row exists, and with `hasReport` a report at the directory. */
  readonly isOpened: boolean;
  readonly hasReport: boolean;
  /** Asked for once, by a decision or by silence. */
  readonly escalation?: Escalation;
  /** Bacen has it, or had it before the end. */
  readonly isEscalated: boolean;
  /** Set once and for all by whatever ends the wait first. */
  readonly outcome?: InfractionOutcome;
  readonly endedAt?: string;
  /** Why the run broke. */
  readonly failureType?: FailureType;
}

export type InfractionEvent =
  | { readonly type: 'OPENED'; readonly hasReport: boolean; readonly evidenceCount: number }
  | { readonly type: 'INVESTIGATION_STARTED' }
  | { readonly type: 'EVIDENCE_STORED'; readonly evidenceCount: number }
  | { readonly type: 'ESCALATION_WANTED'; readonly escalation: Escalation }
  | { readonly type: 'ESCALATED' }
  | { readonly type: 'DECIDED'; readonly outcome: InfractionOutcome }
  | {
      readonly type: 'ENDED';
      readonly status: InfractionEnd;
      readonly endedAt: string;
      readonly evidenceCount?: number;
    }
  | { readonly type: 'BROKE'; readonly failureType: FailureType }
  | { readonly type: 'FAILED' };

export const INITIAL_INFRACTION_STATE: InfractionState = {
  status: 'OPEN',
  evidenceCount: 0,
  isOpened: false,
  hasReport: false,
  isEscalated: false,
};

/**
 * The infraction's state machine.
 *
 * Returns `state` itself where the event changes nothing: it is repeated, late, or not possible from here.
 *
 * ```
 * OPEN ─INVESTIGATION_STARTED→ UNDER_INVESTIGATION ─ESCALATED→ ESCALATED
 *   └───────────────┴──────────────ENDED──────────────┴──→ RESOLVED | DISMISSED | EXPIRED | CANCELLED
 *   └───────────────┴──────────────FAILED─────────────┴──→ FAILED
 * ```
 */
export function next(state: InfractionState, event: InfractionEvent): InfractionState {
  if (!isOpen(state)) return state;
  switch (event.type) {
    case 'OPENED':
      return state.isOpened ? state : opened(state, event);
    case 'INVESTIGATION_STARTED':
      return state.status === 'OPEN' ? { ...state, status: 'UNDER_INVESTIGATION' } : state;
    case 'EVIDENCE_STORED':
      return state.evidenceCount === event.evidenceCount
        ? state
        : { ...state, evidenceCount: event.evidenceCount };
    case 'ESCALATION_WANTED':
      return state.escalation || state.outcome ? state : { ...state, escalation: event.escalation };
    case 'ESCALATED':
      return state.status === 'UNDER_INVESTIGATION'
        ? { ...state, status: 'ESCALATED', isEscalated: true }
        : state;
    case 'DECIDED':
      return state.outcome ? state : { ...state, outcome: event.outcome };
    case 'ENDED':
      return ended(state, event);
    case 'BROKE':
      return state.failureType ? state : { ...state, failureType: event.failureType };
    case 'FAILED':
      return { ...state, status: 'FAILED' };
    default:
      return assertNever(event);
  }
}

/** Tells whether the infraction still wants work. */
export function isOpen({ status }: Pick<InfractionState, 'status'>): boolean {
  return OPEN_INFRACTION_STATUSES.some((open) => open === status);
}

/** Tells whether it has come to a business end. */
export function hasEnded(
  state: InfractionState,
): state is InfractionState & { status: InfractionEnd; endedAt: string } {
  return isInfractionEnd(state.status) && state.endedAt !== undefined;
}

/** Tells whether it has to go to Bacen now. */
export function wantsEscalation({ status, escalation, outcome }: InfractionState): boolean {
  return escalation !== undefined && outcome === undefined && status === 'UNDER_INVESTIGATION';
}

function opened(
  state: InfractionState,
  { hasReport, evidenceCount }: InfractionEvent & { type: 'OPENED' },
): InfractionState {
  return { ...state, isOpened: true, hasReport, evidenceCount };
}

function ended(
  { failureType: _mended, ...state }: InfractionState,
  { status, endedAt, evidenceCount = state.evidenceCount }: InfractionEvent & { type: 'ENDED' },
): InfractionState {
  return { ...state, status, endedAt, evidenceCount };
}
