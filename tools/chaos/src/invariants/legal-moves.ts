import type { ClaimStatus, EntryStatus, InfractionStatus } from '@conn-dict/contracts';
import type { Move } from '../aftermath/moves.js';
import type { Invariant } from './invariant.js';

const NONE = 'nothing';

/** Statuses that a row may come to from each; none is left out. */
type Moves<Status extends string> = Readonly<Record<Status | typeof NONE, readonly Status[]>>;

const CLAIM_MOVES: Moves<ClaimStatus> = {
  [NONE]: ['OPEN'],
  OPEN: ['WAITING_RESOLUTION', 'COMPLETED', 'CANCELLED', 'EXPIRED', 'FAILED'],
  WAITING_RESOLUTION: ['CONFIRMED', 'COMPLETED', 'CANCELLED', 'EXPIRED', 'FAILED'],
  CONFIRMED: ['COMPLETED', 'CANCELLED', 'FAILED'],
  COMPLETED: [],
  CANCELLED: [],
  EXPIRED: [],
  FAILED: [],
};

const ENTRY_MOVES: Moves<EntryStatus> = {
  // A claim that moves an entry here, and a sync, bring one that is active at the directory already.
  [NONE]: ['PENDING', 'ACTIVE'],
  PENDING: ['ACTIVE', 'REJECTED'],
  ACTIVE: ['INACTIVE'],
  INACTIVE: ['ACTIVE', 'DELETED'],
  // The directory's own: no story of a run brings them.
  BLOCKED: [],
  PORTABILITY_PENDING: [],
  PORTABILITY_CONFIRMED: [],
  CLAIM_PENDING: [],
  DELETED: [],
  REJECTED: [],
};

const INFRACTION_MOVES: Moves<InfractionStatus> = {
  [NONE]: ['OPEN'],
  OPEN: ['UNDER_INVESTIGATION', 'RESOLVED', 'DISMISSED', 'CANCELLED', 'EXPIRED', 'FAILED'],
  UNDER_INVESTIGATION: ['ESCALATED', 'RESOLVED', 'DISMISSED', 'CANCELLED', 'EXPIRED', 'FAILED'],
  ESCALATED: ['RESOLVED', 'DISMISSED', 'CANCELLED', 'EXPIRED', 'FAILED'],
  RESOLVED: [],
  DISMISSED: [],
  EXPIRED: [],
  CANCELLED: [],
  FAILED: [],
};

/** Said here once more, and not asked of the domains' models, which a run judges too. */
const NEXT: Readonly<Record<Move['table'], Readonly<Record<string, readonly string[]>>>> = {
  claims: CLAIM_MOVES,
  entries: ENTRY_MOVES,
  infractions: INFRACTION_MOVES,
};

/** Every row went only where its model lets it go. */
export const legalMoves: Invariant = {
  name: 'only legal moves',
  check: ({ moves, infractions }) => [
    ...moves.flatMap(({ table, id, from, to }) =>
      (NEXT[table][from ?? NONE] ?? []).includes(to)
        ? []
        : [{ where: `${table} ${id}`, what: `went from ${from ?? NONE} to ${to}` }],
    ),
    ...infractions.flatMap(({ infraction_id, audit, status }) => {
      const told = [...audit.map(([from]) => from), status];
      const went = [null, ...audit.map(([, to]) => to)];
      return told.join() === went.join()
        ? []
        : [{ where: infraction_id, what: `its audit has a gap: ${JSON.stringify(audit)}` }];
    }),
  ],
};
