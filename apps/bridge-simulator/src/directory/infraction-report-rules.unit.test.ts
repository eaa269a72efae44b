// Proves for random sequences of calls that reports move only as they may, that a transaction has one of each reason, and that the journal keeps them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  performReport,
  reportOperations,
  type ReportOperation,
} from '../../test/random-reports.js';
import { createRecordingJournal } from '../../test/recording-journal.js';
import { createTestDirectory, type TestDirectory } from '../../test/test-directory.js';
import { DirectoryRefusal } from './directory-refusal.js';
import type { InfractionReportRecord } from './infraction-report-record.js';

type Reports = ReadonlyMap<string, InfractionReportRecord>;

const MOVES = [
  'OPEN ACKNOWLEDGED',
  'OPEN CANCELLED',
  'ACKNOWLEDGED CLOSED',
  'ACKNOWLEDGED CANCELLED',
];

/** Performs the operation; tells whether it was refused. */
function isRefused(directory: TestDirectory, operation: ReportOperation): boolean {
  try {
    performReport(directory, operation);
    return false;
  } catch (error) {
    if (error instanceof DirectoryRefusal) return true;
    throw error;
  }
}

function expectLegal(before: Reports, after: Reports): void {
  for (const [id, report] of after) {
    const earlier = before.get(id);
    if (earlier === undefined) expect(report.status).toBe('OPEN');
    else if (earlier !== report) expect(MOVES).toContain(`${earlier.status} ${report.status}`);
    expect(report.fraudMarkerId !== undefined).toBe(report.analysisResult === 'AGREED');
    expect(report.analysisResult !== undefined).toBe(report.status === 'CLOSED');
    expect(report.reporterIspb).not.toBe(report.counterpartyIspb);
  }
  const counting = [...after.values()].filter(({ status }) => status !== 'CANCELLED');
  const names = counting.map(({ transactionId, reason }) => `${transactionId} ${reason}`);
  expect(new Set(names).size).toBe(names.length);
}

describe('infraction reports', () => {
  it('keep their rules whatever is asked', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(reportOperations, (calls) => {
        const directory = createTestDirectory();
        for (const call of calls) {
          const before = new Map(directory.store.state.reports);
          const refused = isRefused(directory, call);
          const after = new Map(directory.store.state.reports);
          if (refused) expect([...after]).toEqual([...before]);
          expectLegal(before, after);
          for (const { status } of after.values()) reached.add(status);
        }
      }),
      { numRuns: 150 },
    );
    expect(reached.size).toBe(4);
  });

  it('are the same ones when they are made again from the journal', () => {
    fc.assert(
      fc.property(reportOperations, (calls) => {
        const journal = createRecordingJournal();
        const directory = createTestDirectory({ journal });
        for (const call of calls) isRefused(directory, call);
        const again = createTestDirectory({ journal: createRecordingJournal(journal.writes) });
        expect([...again.store.state.changes()]).toEqual([...directory.store.state.changes()]);
      }),
      { numRuns: 50 },
    );
  });
});
