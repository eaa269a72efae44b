import type { Move } from '../aftermath/moves.js';
import type { Invariant } from './invariant.js';

const NONE = 'nothing';

/** Statuses that a row may come to from each, by the models of the domains (`src/model` of claim, entry, infraction). */
const NEXT: Readonly<Record<Move['table'], Readonly<Record<string, readonly string[]>>>> = {
  claims: {
    [NONE]: ['OPEN'],
    OPEN: ['WAITING_RESOLUTION', 'COMPLETED', 'CANCELLED', 'EXPIRED', 'FAILED'],
    WAITING_RESOLUTION: ['CONFIRMED', 'COMPLETED', 'CANCELLED', 'EXPIRED', 'FAILED'],
    CONFIRMED: ['COMPLETED', 'CANCELLED', 'FAILED'],
  },
  entries: {
    // A claim that moves an entry here, and a sync, bring one that is active at the directory already.
    [NONE]: ['PENDING', 'ACTIVE'],
    PENDING: ['ACTIVE', 'REJECTED'],
    ACTIVE: ['INACTIVE'],
    INACTIVE: ['ACTIVE', 'DELETED'],
  },
  infractions: {
    [NONE]: ['OPEN'],
    OPEN: ['UNDER_INVESTIGATION', 'RESOLVED', 'DISMISSED', 'CANCELLED', 'EXPIRED', 'FAILED'],
    UNDER_INVESTIGATION: ['ESCALATED', 'RESOLVED', 'DISMISSED', 'CANCELLED', 'EXPIRED', 'FAILED'],
    ESCALATED: ['RESOLVED', 'DISMISSED', 'CANCELLED', 'EXPIRED', 'FAILED'],
  },
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
