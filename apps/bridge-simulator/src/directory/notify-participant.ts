import { assertNever } from '@conn-dict/contracts';
import type { NotificationKind } from '@conn-dict/bridge';
import { acknowledge } from './claim-transitions.js';
import type { ClaimOutcome } from './create-claim.js';
import type { DirectoryContext } from './directory-context.js';
import { requireClaim, rolesOf } from './find-claim.js';
import { once } from './once.js';

export interface NotifyParticipantRequest {
  readonly kind: NotificationKind;
  readonly participant: string;
  readonly claimId: string;
  readonly requestId: string;
}

/**
 * Tells a party of the claim. The donor that hears of an opened claim acknowledges it at once: this is where the
 * simulator plays the donor.
 */
export function notifyParticipant(
  directory: DirectoryContext,
  { requestId, ...content }: NotifyParticipantRequest,
): ClaimOutcome {
  const { participant } = content;
  return once(directory, { method: 'NotifyParticipant', participant, requestId, content }, () => {
    const before = requireClaim(directory, content.claimId);
    const roles = rolesOf(before, participant);
    const atMs = directory.nowMs();
    switch (content.kind) {
      case 'CLAIM_OPENED': {
        const claim = roles.includes('DONOR') ? acknowledge(before, atMs) : before;
        const changes = claim === before ? [] : [{ kind: 'claim', claim } as const];
        return { changes, outcome: { atMs, claim } };
      }
      case 'CLAIM_COMPLETED':
        return { changes: [], outcome: { atMs, claim: before } };
      default:
        return assertNever(content.kind);
    }
  });
}
