import type { ClaimRecord } from '@conn-dict/bridge-simulator';
import type { CloudEvent } from '@conn-dict/events';
import { CLAIMER, DONOR, type ClaimHandle } from '../claims/claim-handle.js';
import type { ClaimDecision } from '../claims/claim-plan.js';
import type { DirectoryView, DoneRequest } from '@conn-dict/chaos';
import type { WorkerSite } from '../world/worker-site.js';

/** All that the outside shows of one claim. */
export interface ClaimAccount {
  readonly end: string;
  /** Status of every claim on the entry at the directory. */
  readonly claimsAtDirectory: readonly string[];
  readonly holderAtDirectory: string | undefined;
  /** What had an effect there, once for each effect: by whom, the status after it, and as what the row knows it. */
  readonly effects: readonly string[];
  readonly rows: readonly string[];
  readonly holderHere: string | undefined;
  /** Types by their first occurrence. */
  readonly eventTypes: readonly string[];
  readonly eventIds: number;
}

/** What each claim has to look like in the end. */
export function rightAccount(decision: ClaimDecision): ClaimAccount {
  return decision === 'confirm'
    ? {
        end: 'COMPLETED',
        claimsAtDirectory: ['COMPLETED'],
        holderAtDirectory: CLAIMER,
        effects: [
          `${CLAIMER} OPEN create`,
          `${DONOR} WAITING_RESOLUTION`,
          `anybody CONFIRMED confirm`,
          `anybody COMPLETED complete`,
          `${CLAIMER} COMPLETED`,
          `${DONOR} COMPLETED`,
        ].toSorted(),
        rows: ['COMPLETED'],
        holderHere: CLAIMER,
        eventTypes: ['dict.claim.created', 'dict.claim.completed'],
        eventIds: 2,
      }
    : {
        end: decision === 'cancel' ? 'CANCELLED' : 'cancelled',
        claimsAtDirectory: ['CANCELLED'],
        holderAtDirectory: DONOR,
        effects: [
          `${CLAIMER} OPEN create`,
          `${DONOR} WAITING_RESOLUTION`,
          `anybody CANCELLED cancel`,
        ].toSorted(),
        rows: ['CANCELLED'],
        holderHere: undefined,
        eventTypes: ['dict.claim.created', 'dict.claim.cancelled'],
        eventIds: 2,
      };
}

/** The outside as it was read once for all claims of a site. */
export interface Outside {
  readonly site: WorkerSite;
  readonly directory: DirectoryView;
  readonly claims: readonly ClaimRecord[];
  readonly requests: readonly DoneRequest[];
  readonly events: readonly CloudEvent[];
}

export async function takeAccount(
  outside: Outside,
  { claimId, entryId }: ClaimHandle,
  end: string,
): Promise<ClaimAccount> {
  const { db } = outside.site.database;
  const rows = await db
    .selectFrom('claims')
    .selectAll()
    .where((is) => is.or([is('claim_id', '=', claimId), is('entry_id', '=', entryId)]))
    .execute();
  const [entry] = await db
    .selectFrom('entries')
    .selectAll()
    .where('entry_id', '=', entryId)
    .execute();
  const atDirectory = await outside.directory.entry(entryId);
  const claims = outside.claims.filter((claim) => claim.entryId === entryId);
  const ids = new Set(claims.map((claim) => claim.claimId));
  const requests = outside.requests.filter((request) => ids.has(request.claimId));
  const events = outside.events.filter(({ subject }) => subject === claimId);
  const holderHere =
    entry && entry.cid?.toString('hex') !== atDirectory?.cid ? 'another CID' : entry?.participant;
  return {
    end,
    claimsAtDirectory: claims.map(({ status }) => status),
    holderAtDirectory: atDirectory?.account.participant,
    effects: requests.map((request) => toEffect(request, rows[0])).toSorted(),
    rows: rows.map(({ status, failure_type, ended_at }) =>
      [status, failure_type, ended_at === null ? 'open' : undefined].filter(Boolean).join(' '),
    ),
    holderHere,
    eventTypes: [...new Set(events.map(({ type }) => type))],
    eventIds: new Set(events.map(({ id }) => id)).size,
  };
}

const KINDS = ['create', 'confirm', 'complete', 'cancel'] as const;
type RequestIds = Readonly<Record<`${(typeof KINDS)[number]}_request_id`, string | null>>;

function toEffect(
  { participantIspb, claimStatus, requestId }: DoneRequest,
  row: RequestIds | undefined,
): string {
  const kind = KINDS.find((name) => row?.[`${name}_request_id`] === requestId);
  return [participantIspb || 'anybody', claimStatus, kind].filter(Boolean).join(' ');
}
