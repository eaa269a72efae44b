import { toEntryInputs } from './entry-inputs.js';
import { ENTRY, NOOP_ENTRY, type EntryLoad } from './load-kind.js';
import { awaitStatus } from './run-load.js';
import type { Workload } from './workload.js';

/** New entries, each of a key and an account of its own. */
export const ENTRY_WORKLOAD: Workload<EntryLoad> = {
  unit: 'entries',
  kinds: [ENTRY, NOOP_ENTRY],
  async prepare(_stack, kind, { round, count }) {
    return toEntryInputs(round, count).map((input) => ({
      workflowId: `${kind.name}-${input.entry_id}`,
      input,
    }));
  },
  finish: (run) => awaitStatus(run, 'ACTIVE'),
};
