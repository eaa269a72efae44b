import type { SyncPhase } from '@conn-dict/contracts';
import type { KeyType } from '@conn-dict/dict';

/** Where a run is. */
export interface SyncState {
  readonly phase: SyncPhase;
  readonly keyType?: KeyType;
  /** How far the phase is, and how fast it goes on; missing where that cannot be told. */
  readonly percent?: number;
  readonly entriesPerSecond?: number;
  /** Entries that differ, of the key types that are through, and of the one at work as far as it is known. */
  readonly differences: number;
  /** Entries that may be changed; an approval makes them more. */
  readonly approved?: number;
  readonly approvedBy?: string;
  /** Nobody approved in time: nothing that needs an approval is changed any more. */
  readonly isRefused?: boolean;
  readonly failureType?: string;
}

/** What can happen to a run. */
export type SyncEvent =
  | { readonly type: 'ENTERED'; readonly phase: SyncPhase; readonly keyType?: KeyType }
  | { readonly type: 'PROGRESSED'; readonly percent: number; readonly entriesPerSecond: number }
  | { readonly type: 'COUNTED'; readonly differences: number }
  | { readonly type: 'APPROVED'; readonly approvedBy?: string }
  | { readonly type: 'NOT_APPROVED' }
  | { readonly type: 'FAILED'; readonly failureType: string };

export const INITIAL_SYNC_STATE: SyncState = { phase: 'VERIFYING', differences: 0 };

/** Phases whose steps tell how far they are. */
const MEASURED: readonly SyncPhase[] = ['READING_EVENTS', 'READING_FILE', 'COMPARING', 'REPAIRING'];

/** The state after an event; the same one where the event says nothing at this point. */
export function next(state: SyncState, event: SyncEvent): SyncState {
  if (state.phase === 'DONE' || state.phase === 'FAILED') return state;
  switch (event.type) {
    case 'ENTERED': {
      const { percent: _, entriesPerSecond: __, keyType: ___, ...rest } = state;
      return {
        ...rest,
        phase: event.phase,
        ...(event.keyType ? { keyType: event.keyType } : {}),
      };
    }
    case 'PROGRESSED':
      if (!MEASURED.includes(state.phase)) return state;
      return { ...state, percent: event.percent, entriesPerSecond: event.entriesPerSecond };
    case 'COUNTED':
      return { ...state, differences: event.differences };
    case 'APPROVED':
      if (state.phase !== 'AWAITING_APPROVAL') return state;
      return {
        ...state,
        phase: 'REPAIRING',
        approved: state.differences,
        ...(event.approvedBy ? { approvedBy: event.approvedBy } : {}),
      };
    case 'NOT_APPROVED':
      return state.phase === 'AWAITING_APPROVAL' ? { ...state, isRefused: true } : state;
    case 'FAILED':
      return { ...state, failureType: event.failureType };
  }
}
