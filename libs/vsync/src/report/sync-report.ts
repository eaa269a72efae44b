import type { KeyTypeSync, SyncType } from '@conn-dict/contracts';

export const REPORT_OUTCOMES = ['IN_SYNC', 'REPAIRED', 'DIFFERENT', 'FAILED'] as const;
export type ReportOutcome = (typeof REPORT_OUTCOMES)[number];

/** How a sync ended. */
export interface SyncReport {
  readonly reportId: string;
  readonly participantIspb: string;
  readonly workflowId: string;
  readonly syncType: SyncType;
  readonly dryRun: boolean;
  readonly outcome: ReportOutcome;
  /** Entries that differed. */
  readonly differences: number;
  readonly keyTypes: readonly KeyTypeSync[];
  readonly approvedBy?: string;
  readonly failureType?: string;
  readonly startedAt: Date;
  readonly endedAt: Date;
}

/** Entries that differed, of all key types. */
export function differencesOf(keyTypes: readonly KeyTypeSync[]): number {
  return keyTypes.reduce(
    (sum, each) => sum + each.missing_here + each.missing_there + each.different + each.left,
    0,
  );
}

/** The worst of the key types' outcomes; FAILED where the run broke. */
export function outcomeOf(
  keyTypes: readonly KeyTypeSync[],
  failureType: string | undefined,
): ReportOutcome {
  if (failureType !== undefined) return 'FAILED';
  if (keyTypes.some(({ outcome }) => outcome === 'DIFFERENT')) return 'DIFFERENT';
  return keyTypes.some(({ outcome }) => outcome === 'REPAIRED') ? 'REPAIRED' : 'IN_SYNC';
}
