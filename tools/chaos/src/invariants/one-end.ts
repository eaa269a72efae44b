import { LAST_SYNC } from '../aftermath/read-sides.js';
import type { Invariant } from './invariant.js';

/** Every process that was started has ended once, as it was decided, and nothing else ran. */
export const oneEnd: Invariant = {
  name: 'one end for each process',
  check({ subjects, runs }) {
    const expected = subjects.flatMap((subject) => subject.runs);
    const known = new Set(expected.map(({ workflowId }) => workflowId));
    const strangers = runs.filter(
      ({ workflowId }) => !known.has(workflowId) && !workflowId.startsWith(LAST_SYNC),
    );
    return [
      ...expected.flatMap(({ workflowId, ends }) => {
        const seen = runs.filter((run) => run.workflowId === workflowId).map(({ end }) => end);
        const isRight = seen.length === 1 && ends.includes(seen[0]!);
        return isRight
          ? []
          : [{ where: workflowId, what: `ended as [${seen.join()}], not ${ends.join(' or ')}` }];
      }),
      ...strangers.map(({ workflowId }) => ({ where: workflowId, what: 'was started by nobody' })),
    ];
  },
};
