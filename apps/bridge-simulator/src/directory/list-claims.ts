import type { ClaimRole } from '@conn-dict/dict';
import { toChangePage, type ChangePage, type ChangePageRequest } from './change-page.js';
import type { ClaimRecord } from './claim-record.js';
import type { DirectoryContext } from './directory-context.js';
import { requireParticipant } from './require-participant.js';

export interface ClaimPageRequest extends ChangePageRequest {
  readonly participant: string;
  /** @default both */
  readonly role?: ClaimRole;
  readonly sinceMs?: number;
  /** Any where empty; may name statuses that no claim here can have. */
  readonly statuses: readonly string[];
}

/** Lists a participant's claims, oldest change first; a claim that changes meanwhile comes again. */
export function listClaims(
  { store }: DirectoryContext,
  request: ClaimPageRequest,
): ChangePage<ClaimRecord> {
  requireParticipant(request.participant);
  const fitting = [...store.state.claims.values()].filter((claim) => fits(claim, request));
  return toChangePage(fitting, ({ claimId }) => claimId, request);
}

function fits(claim: ClaimRecord, request: ClaimPageRequest): boolean {
  const { participant, role, sinceMs = 0, statuses } = request;
  const isClaimer = role !== 'DONOR' && claim.claimerIspb === participant;
  const isDonor = role !== 'CLAIMER' && claim.donorIspb === participant;
  return (
    (isClaimer || isDonor) &&
    claim.modifiedAtMs >= sinceMs &&
    (statuses.length === 0 || statuses.includes(claim.status))
  );
}
