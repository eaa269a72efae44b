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
 * simulator plays the donor. A claim that has gone on meanwhile is told as it stands.
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
    const hears = content.kind === 'CLAIM_OPENED' && roles.includes('DONOR');
    if (!hears || before.status !== 'OPEN') {
      return { changes: [], outcome: { atMs, claim: before } };
    }
    const claim = acknowledge(before, atMs);
    return { changes: [{ kind: 'claim', claim }], outcome: { atMs, claim } };
  });
}
