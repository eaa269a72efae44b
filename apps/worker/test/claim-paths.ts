import type { ClaimEnd } from './claim-end.js';
import type { ClaimRun } from './claim-slice.js';

export const DONOR = '87654321';
export const CLAIMER = '12345678';

/** How a claim is brought to its end. */
export const PATHS = ['confirm', 'cancel', 'expire', 'cancel the run'] as const;
export type Path = (typeof PATHS)[number];

/** Goes the path. A claim that expires is left alone. */
export const DECIDE: Readonly<Record<Path, (run: ClaimRun) => Promise<unknown>>> = {
  confirm: (run) => run.signal('confirm'),
  cancel: (run) => run.signal('cancel'),
  expire: () => Promise.resolve(),
  'cancel the run': (run) => run.cancel(),
};

/** All of a claim's end but what is held here of its entry. */
export type ClaimEndThere = Omit<ClaimEnd, 'entryHere'>;

const STAYS = { directory: 'CANCELLED', entryThere: `${DONOR} ACTIVE` };

/** Where each path leads a claim that nothing refuses. */
export const ENDS: Readonly<Record<Path, ClaimEndThere>> = {
  confirm: {
    run: 'COMPLETED',
    row: 'COMPLETED',
    events: ['created', 'completed'],
    directory: 'COMPLETED',
    entryThere: `${CLAIMER} ACTIVE`,
  },
  cancel: { run: 'CANCELLED', row: 'CANCELLED', events: ['created', 'cancelled'], ...STAYS },
  expire: { run: 'EXPIRED', row: 'EXPIRED', events: ['created', 'expired'], ...STAYS },
  'cancel the run': {
    run: 'CANCELLED RUN',
    row: 'CANCELLED',
    events: ['created', 'cancelled'],
    ...STAYS,
  },
};
