import type { Invariant } from './invariant.js';

/** A worker that serves ends when it is killed, not by itself. */
export const workersAlive: Invariant = {
  name: 'workers stay alive',
  check: ({ endedByThemselves }) =>
    endedByThemselves === 0
      ? []
      : [{ where: 'workers', what: `${endedByThemselves} times one ended that nobody had killed` }],
};
