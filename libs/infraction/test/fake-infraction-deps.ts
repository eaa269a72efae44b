import { BridgeError, type DirectoryInfractionReport } from '@conn-dict/bridge';
import { expect, vi } from 'vitest';
import type {
  InfractionActivityDeps,
  InfractionBridge,
} from '../src/activities/infraction-deps.js';
import type { InfractionRepository } from '../src/ports.js';
import { INFRACTION, NOW, ROW } from './infraction-facts.js';

export const REPORT: DirectoryInfractionReport = {
  infractionReportId: 'report-1',
  transactionId: 'E1234567820260131100000000000001',
  reason: 'REFUND_REQUEST',
  situation: 'SCAM',
  status: 'OPEN',
  reporterIspb: INFRACTION.reporterIspb,
  counterpartyIspb: INFRACTION.reportedIspb,
  createdAt: NOW,
  modifiedAt: NOW,
  analysisDeadline: NOW,
};

/** The row once the directory has the report. */
export const REPORTED_ROW = { ...ROW, directoryReportId: REPORT.infractionReportId };

/** Reports that are over at the directory, and the end that each has come to. */
export const OVER_AT_DIRECTORY = [
  [{ ...REPORT, status: 'CLOSED', analysisResult: 'AGREED' }, 'RESOLVED'],
  [{ ...REPORT, status: 'CLOSED', analysisResult: 'DISAGREED' }, 'DISMISSED'],
  [{ ...REPORT, status: 'CANCELLED' }, 'CANCELLED'],
] as const satisfies readonly (readonly [DirectoryInfractionReport, string])[];

/** Ports of the activities: each answers as when all goes well, until a test says otherwise. */
export interface FakeInfractionDeps extends InfractionActivityDeps {
  readonly repository: {
    [M in keyof InfractionRepository]: ReturnType<typeof vi.fn<InfractionRepository[M]>>;
  };
  readonly bridge: { [M in keyof InfractionBridge]: ReturnType<typeof vi.fn<InfractionBridge[M]>> };
  readonly events: {
    publish: ReturnType<typeof vi.fn<InfractionActivityDeps['events']['publish']>>;
  };
}

export function createFakeInfractionDeps(): FakeInfractionDeps {
  return {
    clock: { now: () => NOW },
    events: { publish: vi.fn(async () => undefined) },
    repository: {
      findFacts: vi.fn(async () => ({ entryKey: ROW.key, claimKey: ROW.key })),
      find: vi.fn(async () => REPORTED_ROW),
      open: vi.fn(async () => ROW),
      recordReport: vi.fn(async () => undefined),
      beginInvestigation: vi.fn(async () => REPORTED_ROW),
      startInvestigation: vi.fn(async () => ({ status: 'UNDER_INVESTIGATION' as const })),
      addEvidence: vi.fn(async () => ({ added: [], evidenceCount: 0 })),
      escalate: vi.fn(async () => ({ status: 'ESCALATED' as const })),
      beginEnd: vi.fn(async () => REPORTED_ROW),
      end: vi.fn(async ({ status, endedAt }) => ({ status, endedAt })),
      recordFailure: vi.fn(async () => true),
    },
    bridge: {
      getEntry: vi.fn(async () => undefined),
      createInfractionReport: vi.fn(async () => REPORT),
      acknowledgeInfractionReport: vi.fn(async () => ({
        ...REPORT,
        status: 'ACKNOWLEDGED' as const,
      })),
      closeInfractionReport: vi.fn(async () => ({ ...REPORT, status: 'CLOSED' as const })),
      cancelInfractionReport: vi.fn(async () => ({ ...REPORT, status: 'CANCELLED' as const })),
      getInfractionReport: vi.fn(async () => REPORT),
      listInfractionReports: vi.fn(async () => ({ reports: [] })),
      notifyOfInfraction: vi.fn(async () => undefined),
    },
  };
}

/** How often each port was asked. */
export function touchedOf({ repository, bridge, events }: FakeInfractionDeps): string[] {
  const methods = Object.entries({ ...repository, ...bridge, ...events });
  return methods.flatMap(([name, { mock }]) => mock.calls.map(() => name));
}

export const refusal = new BridgeError('InfractionReportOperationInvalid', 'AnyCall');
export const outage = new BridgeError('BridgeUnavailable', 'AnyCall');
export const unimplemented = new BridgeError('BridgeUnimplemented', 'AnyCall');

/** The failure that Temporal sees of an error of that type. */
export const failing = (type: string, retryable = false) =>
  expect.objectContaining({ type, nonRetryable: !retryable }) as Error;
