import {
  OPEN_CLAIM_STATUSES,
  assertNever,
  isClaimEnd,
  type ClaimDecision,
  type ClaimEnd,
  type ClaimStatus,
  type FailureType,
} from '@conn-dict/contracts';

/** What ends the wait: the answer of a party, or that nobody answered. */
export type ClaimOutcome =
  | ClaimDecision
  | { readonly kind: 'EXPIRE'; readonly reason: 'DEFAULT_OPERATION'; readonly decidedBy?: never };

/** All that a run knows of its claim. */
export interface ClaimState {
  readonly status: ClaimStatus;
  /** Set once and for all by whatever ends the wait first. */
  readonly outcome?: ClaimOutcome;
  readonly directoryClaimId?: string;
  /** The Bridge's id of the entry, where it is held here under another. */
  readonly directoryEntryId?: string;
  readonly endedAt?: string;
  readonly endReason?: string;
  /** Why the run broke; the claim itself may still have to be taken back. */
  readonly failureType?: FailureType;
}

export type ClaimEvent =
  | {
      readonly type: 'OPENED';
      readonly directoryClaimId: string;
      readonly directoryEntryId?: string;
    }
  | { readonly type: 'DONOR_NOTIFIED' }
  | { readonly type: 'DECIDED'; readonly outcome: ClaimOutcome }
  | { readonly type: 'CONFIRMED' }
  | {
      readonly type: 'ENDED';
      readonly status: ClaimEnd;
      readonly endedAt: string;
      readonly reason?: string;
    }
  | { readonly type: 'BROKE'; readonly failureType: FailureType }
  | { readonly type: 'FAILED' };

export const INITIAL_CLAIM_STATE: ClaimState = { status: 'OPEN' };

/**
 * The claim's state machine.
 *
 * Returns `state` itself where the event changes nothing: it is repeated, late, or not possible from here.
 *
 * ```
 * OPEN ─DONOR_NOTIFIED→ WAITING_RESOLUTION ─CONFIRMED→ CONFIRMED ─ENDED→ COMPLETED
 *   └──────────────┴──────────ENDED──────────────┴──→ CANCELLED | EXPIRED        any of them ─FAILED→ FAILED
 * BROKE keeps the state and names what broke the run, until the claim is taken back (FAILED) or completed after all.
 * ```
 */
export function next(state: ClaimState, event: ClaimEvent): ClaimState {
  if (!isOpen(state)) return state;
  switch (event.type) {
    case 'OPENED':
      return state.directoryClaimId ? state : opened(state, event);
    case 'DONOR_NOTIFIED':
      return state.status === 'OPEN' ? { ...state, status: 'WAITING_RESOLUTION' } : state;
    case 'DECIDED':
      return state.outcome ? state : { ...state, outcome: event.outcome };
    case 'CONFIRMED':
      return state.status === 'CONFIRMED' ? state : { ...state, status: 'CONFIRMED' };
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

/** Tells whether the claim still wants work. */
export function isOpen(state: ClaimState): boolean {
  return OPEN_CLAIM_STATUSES.some((status) => status === state.status);
}

/** Tells whether the claim has come to a business end. */
export function hasEnded(
  state: ClaimState,
): state is ClaimState & { status: ClaimEnd; endedAt: string } {
  return isClaimEnd(state.status) && state.endedAt !== undefined;
}

function opened(
  state: ClaimState,
  { directoryClaimId, directoryEntryId }: ClaimEvent & { type: 'OPENED' },
): ClaimState {
  return { ...state, directoryClaimId, ...(directoryEntryId ? { directoryEntryId } : {}) };
}

function ended(state: ClaimState, event: ClaimEvent & { type: 'ENDED' }): ClaimState {
  const reason = event.reason ?? state.outcome?.reason;
  const endReason = reason === undefined ? {} : { endReason: reason };
  const { failureType: _mended, ...claim } = state;
  return { ...claim, status: event.status, endedAt: event.endedAt, ...endReason };
}
