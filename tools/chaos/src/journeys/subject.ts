import type { JourneyPlan } from '../plan/journey-plan.js';

/** One journey of a plan with the ids that it goes under. */
export interface Subject {
  readonly plan: JourneyPlan;
  /** Claim, entry or infraction id; the participant of a sync. */
  readonly id: string;
  /** The entry that a claim is about. */
  readonly entryId?: string;
  /** EndToEndId that an investigation is about. */
  readonly transactionId?: string;
  /** Every run that it starts, and the ends that are right for it. */
  readonly runs: readonly ExpectedRun[];
}

export interface ExpectedRun {
  readonly workflowId: string;
  /** Statuses of its result; `cancelled` for a run that ends as cancelled. */
  readonly ends: readonly string[];
}
