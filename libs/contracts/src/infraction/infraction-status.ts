/**
 * States of an infraction's row. EXPIRED is an investigation that nobody decided in 30 days, CANCELLED one whose
 * workflow was cancelled or whose report was withdrawn, FAILED one whose run broke, with the failure's type beside it.
 */
export const INFRACTION_STATUSES = [
  'OPEN',
  'UNDER_INVESTIGATION',
  'ESCALATED',
  'RESOLVED',
  'DISMISSED',
  'EXPIRED',
  'CANCELLED',
  'FAILED',
] as const;
export type InfractionStatus = (typeof INFRACTION_STATUSES)[number];

/** States in which an investigation still waits for something. */
export const OPEN_INFRACTION_STATUSES = [
  'OPEN',
  'UNDER_INVESTIGATION',
  'ESCALATED',
] as const satisfies readonly InfractionStatus[];

/** How an investigation can end as a business result. */
export const INFRACTION_ENDS = ['RESOLVED', 'DISMISSED', 'EXPIRED', 'CANCELLED'] as const;
export type InfractionEnd = (typeof INFRACTION_ENDS)[number];

export function isInfractionEnd(status: string): status is InfractionEnd {
  return INFRACTION_ENDS.some((end) => end === status);
}
