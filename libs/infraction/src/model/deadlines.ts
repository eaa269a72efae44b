import { INFRACTION_ESCALATION_DAYS, INFRACTION_WAIT_DAYS_MAX } from '@conn-dict/contracts';

const DAY_MS = 86_400_000;

/** When silence escalates an infraction that was opened at that time, and when it ends without a decision. */
export function deadlinesOf(openedAtMs: number): {
  readonly escalatesAt: Date;
  readonly expiresAt: Date;
} {
  return {
    escalatesAt: new Date(openedAtMs + INFRACTION_ESCALATION_DAYS * DAY_MS),
    expiresAt: new Date(openedAtMs + INFRACTION_WAIT_DAYS_MAX * DAY_MS),
  };
}
