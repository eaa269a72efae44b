import type { ClaimStatus } from '@conn-dict/contracts';
import { claimPermission, type ClaimType } from '@conn-dict/dict';
import type { ClaimOutcome } from './claim-state.js';

/** What is left to do for a claim. */
export type Settlement = 'COMPLETE' | 'CANCEL' | 'EXPIRE';

/**
 * Decides what to do when the wait has ended, given where the directory says that the claim stands.
 *
 * What the directory has decided is adopted: a completed claim is completed here too, a cancelled one cancelled. A
 * claim that its donor has confirmed goes to its end, unless the claimer cancels for a reason that still counts then
 * (dict.md, table of reasons).
 */
export function settlementOf(
  outcome: ClaimOutcome,
  directoryStatus: ClaimStatus,
  claimType: ClaimType,
): Settlement {
  switch (directoryStatus) {
    case 'COMPLETED':
      return 'COMPLETE';
    case 'CANCELLED':
    case 'EXPIRED':
      return outcome.kind === 'EXPIRE' ? 'EXPIRE' : 'CANCEL';
    case 'CONFIRMED':
      return outcome.kind === 'CANCEL' && mayCancelConfirmed(outcome, claimType)
        ? 'CANCEL'
        : 'COMPLETE';
    default:
      return SETTLEMENTS[outcome.kind];
  }
}

const SETTLEMENTS = { CONFIRM: 'COMPLETE', CANCEL: 'CANCEL', EXPIRE: 'EXPIRE' } as const;

function mayCancelConfirmed({ reason }: ClaimOutcome, claimType: ClaimType): boolean {
  const request = {
    claimType,
    role: 'CLAIMER',
    action: 'CANCEL',
    status: 'CONFIRMED',
    reason,
  } as const;
  return claimPermission(request) !== 'never';
}
