import { isIspb, ISPB_RULE, type ClaimRole } from '@conn-dict/dict';
import type { ClaimRecord } from './claim-record.js';
import type { DirectoryContext } from './directory-context.js';
import { DirectoryRefusal } from './directory-refusal.js';
import { toPageSize } from './page-size.js';

const PAGE = { sizeDefault: 100, sizeMax: 500 };

export interface ClaimPageRequest {
  readonly participant: string;
  /** @default both */
  readonly role?: ClaimRole;
  readonly sinceMs?: number;
  /** Any where empty; may name statuses that no claim here can have. */
  readonly statuses: readonly string[];
  /** At most 500; 0 means 100. */
  readonly pageSize: number;
  /** Last claim of the page before, as it was then. */
  readonly after?: ClaimPosition;
}

/** Place of a claim in the list. */
export type ClaimPosition = Pick<ClaimRecord, 'modifiedAtMs' | 'claimId'>;

export interface ClaimPage {
  readonly claims: readonly ClaimRecord[];
  /** `undefined` after the last page. */
  readonly next: ClaimPosition | undefined;
}

/** Lists a participant's claims, oldest change first; a claim that changes meanwhile comes again. */
export function listClaims({ store }: DirectoryContext, request: ClaimPageRequest): ClaimPage {
  if (!isIspb(request.participant)) {
    const details = { field: 'participant_ispb', rule: ISPB_RULE };
    throw new DirectoryRefusal('ParticipantInvalid', details);
  }
  const pageSize = toPageSize(request.pageSize, PAGE);
  const fitting = [...store.state.claims.values()]
    .filter((claim) => fits(claim, request))
    .sort(byPosition);
  const claims = fitting.slice(0, pageSize);
  return { claims, next: fitting.length > pageSize ? claims.at(-1) : undefined };
}

function fits(claim: ClaimRecord, request: ClaimPageRequest): boolean {
  const { participant, role, sinceMs = 0, statuses, after } = request;
  const isClaimer = role !== 'DONOR' && claim.claimerIspb === participant;
  const isDonor = role !== 'CLAIMER' && claim.donorIspb === participant;
  return (
    (isClaimer || isDonor) &&
    claim.modifiedAtMs >= sinceMs &&
    (statuses.length === 0 || statuses.includes(claim.status)) &&
    (after === undefined || byPosition(claim, after) > 0)
  );
}

function byPosition(one: ClaimPosition, other: ClaimPosition): number {
  if (one.modifiedAtMs !== other.modifiedAtMs) return one.modifiedAtMs - other.modifiedAtMs;
  if (one.claimId === other.claimId) return 0;
  return one.claimId < other.claimId ? -1 : 1;
}
