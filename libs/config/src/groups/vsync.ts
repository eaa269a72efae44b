import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderPath } from '../formats/file.js';
import { integer } from '../formats/integer.js';
import { ispbList } from '../formats/ispb-list.js';
import { percentage } from '../formats/percentage.js';
import { group } from '../group.js';
import { optionalVariable, variable } from '../variable.js';

/** What the daily comparison with the directory works on. */
export interface VSyncConfig {
  /** ISPBs whose entries are compared each day; none: no schedule is made. */
  readonly participants: readonly string[];
  /** How many entries a sync may change unasked. */
  readonly approval: {
    /** Of the participant's entries, 0 to 1. */
    readonly share: number;
    /** So many at least. */
    readonly entriesMin: number;
  };
  readonly scratchFolder: string;
}

/** All processes of a host share it, so that one goes on with what another has left. */
const SCRATCH_FOLDER = join(tmpdir(), 'conn-dict-vsync');

export const vsyncGroup = group({
  title: 'VSync',
  variables: {
    VSYNC_PARTICIPANTS: optionalVariable({
      format: ispbList,
      meaning:
        'Participants whose entries are compared with the directory each day at 02:00 America/Sao_Paulo. Without it, the worker makes no schedule, and leaves one that is there as it is.',
    }),
    VSYNC_APPROVAL_PERCENT: variable({
      format: percentage,
      default: '1',
      meaning:
        "A sync that would change more of the participant's entries waits for the signal `approve` before it repairs.",
    }),
    VSYNC_APPROVAL_ENTRIES: variable({
      format: integer({ min: 0, max: 10_000_000 }),
      default: '1000',
      meaning: 'So many entries may be changed in any case.',
    }),
    VSYNC_SCRATCH_DIR: optionalVariable({
      format: folderPath,
      meaning:
        "Folder for the directory's files while they are compared, 32 bytes an entry. Without it, `conn-dict-vsync` in the system's folder for temporary files.",
    }),
  },
  toConfig: (values): VSyncConfig => ({
    participants: values.VSYNC_PARTICIPANTS ?? [],
    approval: {
      share: values.VSYNC_APPROVAL_PERCENT / 100,
      entriesMin: values.VSYNC_APPROVAL_ENTRIES,
    },
    scratchFolder: values.VSYNC_SCRATCH_DIR ?? SCRATCH_FOLDER,
  }),
});
