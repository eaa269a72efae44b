import { CLAIMER, SEEDED } from '../world/people.js';
import type { Invariant } from './invariant.js';

/** Both sides have the same phone entries, with the same CIDs, and each way to sum them up says so. */
export const equalSides: Invariant = {
  name: 'both sides equal',
  check: ({ sides, entries, directory }) => [
    ...sides.flatMap(({ participant, buckets, rows, there, lastSync }) =>
      buckets === rows && rows === there.vsync && lastSync === 'IN_SYNC'
        ? []
        : [
            {
              where: `participant ${participant}`,
              what: `buckets ${buckets}, rows ${rows}, directory ${there.vsync}, sync ${lastSync}`,
            },
          ],
    ),
    ...directory.entries.flatMap(({ entryId, cid, account: { participant } }) => {
      if (participant !== CLAIMER && participant !== SEEDED) return [];
      const held = entries.filter((row) => (row.directory_entry_id ?? row.entry_id) === entryId);
      const active = held.filter(({ status }) => status === 'ACTIVE');
      return active.length === 1 && active[0]!.cid === cid
        ? []
        : [{ where: `entry ${entryId}`, what: `${active.length} active rows, or another CID` }];
    }),
    ...entries.flatMap(({ entry_id, status, cid, change_kind }) =>
      change_kind === null && (status === 'ACTIVE') === (cid !== null)
        ? []
        : [{ where: `entry ${entry_id}`, what: `${status}, with ${change_kind ?? 'no'} change` }],
    ),
  ],
};
