import {
  assertNever,
  type DeletionDecision,
  type EntryStatus,
  type FailureType,
} from '@conn-dict/contracts';

/** All that a run knows of its entry. */
export interface EntryState {
  /** Missing until the run has looked. */
  readonly status?: EntryStatus;
  /** When the entry came to its status, RFC 3339. */
  readonly changedAt?: string;
  /** Of a deletion: set once and for all by whatever ends the wait first. */
  readonly decision?: DeletionDecision;
  readonly failureType?: FailureType;
}

export type EntryEvent =
  /** The entry stands here, as a step has told. */
  | { readonly type: 'MOVED'; readonly status: EntryStatus; readonly changedAt: string }
  | { readonly type: 'DECIDED'; readonly decision: DeletionDecision }
  | {
      readonly type: 'FAILED';
      readonly failureType: FailureType;
      /** Where the failure leaves the entry. */
      readonly status?: EntryStatus;
    };

export const INITIAL_ENTRY_STATE: EntryState = {};

/** The steps of an entry that a run makes; whatever else the directory does to it is told by `MOVED` from nowhere. */
const NEXT: Readonly<Record<EntryStatus, readonly EntryStatus[]>> = {
  PENDING: ['ACTIVE', 'REJECTED'],
  ACTIVE: ['ACTIVE', 'INACTIVE'],
  INACTIVE: ['ACTIVE', 'DELETED'],
  BLOCKED: [],
  PORTABILITY_PENDING: [],
  PORTABILITY_CONFIRMED: [],
  CLAIM_PENDING: [],
  DELETED: [],
  REJECTED: [],
};

/**
 * The state machine of an entry's run.
 *
 * Returns `state` itself where the event changes nothing: it is repeated, late, or not possible from here.
 *
 * ```
 * PENDING ─→ ACTIVE ─→ INACTIVE ─→ DELETED      PENDING ─FAILED→ REJECTED
 *              ↺ ←────────┘                     any other ─FAILED→ as it was, INACTIVE back to ACTIVE
 * ```
 */
export function next(state: EntryState, event: EntryEvent): EntryState {
  if (state.failureType) return state;
  switch (event.type) {
    case 'MOVED': {
      const { status, changedAt } = event;
      const isStep = state.status === undefined || NEXT[state.status].includes(status);
      return isStep ? { ...state, status, changedAt } : state;
    }
    case 'DECIDED':
      return state.decision ? state : { ...state, decision: event.decision };
    case 'FAILED':
      return failed(state, event);
    default:
      return assertNever(event);
  }
}

function failed(state: EntryState, event: EntryEvent & { type: 'FAILED' }): EntryState {
  const status = event.status ?? state.status;
  return { ...state, ...(status ? { status } : {}), failureType: event.failureType };
}
