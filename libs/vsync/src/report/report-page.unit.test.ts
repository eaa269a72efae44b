// Proves that a report's page stands by itself, shows its numbers and the last runs, and takes no text for markup.
import { expect, it } from 'vitest';
import { toReportPage } from './report-page.js';
import { differencesOf, outcomeOf, type SyncReport } from './sync-report.js';

const keyTypes = [
  {
    key_type: 'PHONE',
    outcome: 'REPAIRED',
    method: 'EVENTS',
    missing_here: 3,
    missing_there: 2,
    different: 1,
    left: 0,
  },
] as const;

const report: SyncReport = {
  reportId: 'c56a4180-65aa-42ec-a945-5fd21dec0538',
  participantIspb: '12345678',
  workflowId: 'vsync-12345678',
  syncType: 'INCREMENTAL',
  dryRun: false,
  outcome: outcomeOf(keyTypes, undefined),
  differences: differencesOf(keyTypes),
  keyTypes,
  approvedBy: '<script>alert(1)</script>',
  startedAt: new Date('2026-01-31T05:00:00Z'),
  endedAt: new Date('2026-01-31T05:01:30Z'),
};

it('has the numbers, and one bar for each run', () => {
  const before = { ...report, differences: 1_000_000, outcome: 'FAILED' as const };
  const page = toReportPage(report, [before, before]);
  expect(page).toContain(
    '<td>PHONE</td><td>REPAIRED</td><td>EVENTS</td><td>3</td><td>2</td><td>1</td>',
  );
  expect(page).toContain('<td>1 min 30 s</td>');
  expect(page.match(/<rect [^>]*><title>/g)).toHaveLength(3);
  expect(page).toContain('at most 1,000,000 differences');
});

it('asks for nothing from elsewhere, and runs nothing', () => {
  const page = toReportPage(report, []);
  expect(page).not.toMatch(/src=|href=|url\(|@import|<script/);
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
});

it.each([
  [[], 'StorageUnavailable', 'FAILED'],
  [[], undefined, 'IN_SYNC'],
  [[{ ...keyTypes[0], outcome: 'DIFFERENT' as const }, keyTypes[0]], undefined, 'DIFFERENT'],
])('the outcome of %j with %s is %s', (types, failure, outcome) =>
  expect(outcomeOf(types, failure)).toBe(outcome),
);
