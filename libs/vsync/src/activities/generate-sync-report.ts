import { generateSyncReportShape } from '@conn-dict/contracts';
import { defineActivity } from '@conn-dict/workflow-kit/activities';
import { differencesOf, outcomeOf, type SyncReport } from '../report/sync-report.js';
import { toReportPage } from '../report/report-page.js';
import type { VSyncActivityDeps } from './vsync-deps.js';

/** As many as the picture shows, with the report itself. */
const TREND_RUNS = 29;

export function createGenerateSyncReport({ repository, metrics }: VSyncActivityDeps) {
  return defineActivity(generateSyncReportShape, async (input) => {
    const { startedAt, endedAt, keyTypes, failureType, ...rest } = input;
    const report: SyncReport = {
      ...rest,
      keyTypes,
      ...(failureType ? { failureType } : {}),
      outcome: outcomeOf(keyTypes, failureType),
      differences: differencesOf(keyTypes),
      startedAt: new Date(startedAt),
      endedAt: new Date(endedAt),
    };
    const { records } = repository;
    const before = await records.lastReports(report.participantIspb, TREND_RUNS);
    const isNew = await records.saveReport(report, toReportPage(report, before));
    if (isNew) metrics.syncEnded(toCounts(report));
    await records.forgetOldDifferences(report.participantIspb);
  });
}

function toCounts({ participantIspb, outcome, startedAt, endedAt, keyTypes }: SyncReport) {
  const sum = (kind: 'missing_here' | 'missing_there' | 'different' | 'left'): number =>
    keyTypes.reduce((total, each) => total + each[kind], 0);
  return {
    participant: participantIspb,
    outcome,
    durationSeconds: (endedAt.getTime() - startedAt.getTime()) / 1_000,
    kinds: {
      missing_here: sum('missing_here'),
      missing_there: sum('missing_there'),
      different: sum('different'),
      left: sum('left'),
    },
  };
}
