import { CLAIM_WORKFLOW } from './claim/claim-workflow.js';
import type { Domain } from './domains.js';
import { CREATE_ENTRY_WORKFLOW } from './entry/create-entry-workflow.js';
import { DELETE_ENTRY_WORKFLOW } from './entry/delete-entry-workflow.js';
import { UPDATE_ENTRY_WORKFLOW } from './entry/update-entry-workflow.js';
import { INVESTIGATE_INFRACTION_WORKFLOW } from './infraction/infraction-workflow.js';
import { VSYNC_WORKFLOW } from './vsync/vsync-workflow.js';

/** How a caller starts a workflow. */
export interface StartRule {
  readonly domain: Domain;
  /**
   * What a start with an id that has ended gives. `if_failed`: the ended run, or a new one where it ended without a
   * business result. `always`: a new one. While a run is at work, a start with its id gives that run in both.
   */
  readonly rerun: 'if_failed' | 'always';
  /** After which Temporal ends the run by force. Longer than anything that the run itself waits for. */
  readonly executionTimeoutHours: number;
}

/** 30 days of waiting, then as long as a step tries to outlive an outage (45 days), and some days of slack. */
const DECISION_LIFE_HOURS = 90 * 24;

/** A day of questions before anything has changed, then as long as a step tries to outlive an outage, and some slack. */
const ENTRY_LIFE_HOURS = 60 * 24;

/** The rule of each workflow that a caller starts. */
export const START_RULES = {
  [CLAIM_WORKFLOW]: {
    domain: 'claim',
    rerun: 'if_failed',
    executionTimeoutHours: DECISION_LIFE_HOURS,
  },
  [CREATE_ENTRY_WORKFLOW]: {
    domain: 'entry',
    rerun: 'if_failed',
    executionTimeoutHours: ENTRY_LIFE_HOURS,
  },
  [UPDATE_ENTRY_WORKFLOW]: {
    domain: 'entry',
    rerun: 'always',
    executionTimeoutHours: ENTRY_LIFE_HOURS,
  },
  /** On top of its waiting period. */
  [DELETE_ENTRY_WORKFLOW]: {
    domain: 'entry',
    rerun: 'always',
    executionTimeoutHours: ENTRY_LIFE_HOURS,
  },
  [INVESTIGATE_INFRACTION_WORKFLOW]: {
    domain: 'infraction',
    rerun: 'if_failed',
    executionTimeoutHours: DECISION_LIFE_HOURS,
  },
  [VSYNC_WORKFLOW]: { domain: 'vsync', rerun: 'always', executionTimeoutHours: 24 },
} as const satisfies Record<string, StartRule>;

/** A workflow that a caller starts. */
export type StartedWorkflow = keyof typeof START_RULES;
