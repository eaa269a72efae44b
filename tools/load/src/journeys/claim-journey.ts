import type { Claims } from '@conn-dict/client';
import type { ClaimWorkflowInput, ConfirmClaimInput } from '@conn-dict/contracts';
import { assertEnd, sendLate, type Journey } from './journey.js';

const CONFIRMATION: ConfirmClaimInput = { reason: 'USER_REQUESTED' };

/** A claim that is opened, confirmed, and completed. */
export function createClaimJourney(
  claims: Claims,
  inputs: readonly ClaimWorkflowInput[],
  { outOfOrder }: { readonly outOfOrder: boolean },
): Journey {
  return async (number, answer) => {
    const claim = await claims.start(inputs[number]!);
    await answer.due();
    await claim.signalConfirm(CONFIRMATION);
    if (outOfOrder) {
      // The first decision counts, whatever follows it.
      await sendLate(() => claim.signalConfirm(CONFIRMATION));
      await sendLate(() => claim.signalCancel());
    }
    const { status } = await claim.result();
    assertEnd(status, 'COMPLETED');
  };
}
