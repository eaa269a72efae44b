import { LOAD_NAMES } from '../load/load-kind.js';
import type { ClaimsReport, KindSummary, Target } from './claims-report.js';
import { sumOfParts } from '../measure/stack-cpu.js';
import { toTable } from './table.js';

/** A line of the table: what it shows, and how. */
type Line = readonly [label: string, show: (kind: KindSummary) => string];

const LINES: readonly Line[] = [
  ['claims/s', ({ claimsPerSecond }) => claimsPerSecond.toFixed(1)],
  ['p50, ms', ({ p50Ms }) => p50Ms.toFixed(0)],
  ['p95, ms', ({ p95Ms }) => p95Ms.toFixed(0)],
  ['p99, ms', ({ p99Ms }) => p99Ms.toFixed(0)],
  ['CPU s per 1,000: worker', ({ cpuPer1000 }) => cpuPer1000.worker.toFixed(1)],
  ['CPU s per 1,000: Temporal', ({ cpuPer1000 }) => cpuPer1000.temporal.toFixed(1)],
  ['CPU s per 1,000: PostgreSQL', ({ cpuPer1000 }) => cpuPer1000.postgres.toFixed(1)],
  ['CPU s per 1,000: simulator', ({ cpuPer1000 }) => cpuPer1000.simulator.toFixed(1)],
  ['CPU s per 1,000: driver', ({ cpuPer1000 }) => cpuPer1000.driver.toFixed(1)],
  ['CPU s per 1,000: in all', ({ cpuPer1000 }) => sumOfParts(cpuPer1000).toFixed(1)],
  ['cores that others used', ({ otherCores }) => otherCores.toFixed(2)],
  ['peak memory of the worker, MB', ({ workerPeakMb }) => workerPeakMb.toFixed(0)],
  [
    'history events, mean (max)',
    ({ historyEvents: { mean, max } }) => `${mean.toFixed(1)} (${max})`,
  ],
  ['database round trips', ({ roundTripsPerClaim }) => roundTripsPerClaim.toFixed(2)],
  ['calls of the Bridge', ({ bridgeCallsPerClaim }) => bridgeCallsPerClaim.toFixed(2)],
];

/** Writes the medians as a table, and for each target whether it is met. */
export function toClaimsText({ kinds, targets, options }: ClaimsReport): string {
  const { claims, concurrency, rounds, answerAfterMs } = options;
  const table = toTable([
    ['', ...LOAD_NAMES],
    ...LINES.map(([label, show]) => [label, ...LOAD_NAMES.map((name) => show(kinds[name]))]),
  ]);
  return `
Medians of ${rounds} rounds of ${claims} claims, ${concurrency} at once, confirmed ${answerAfterMs} ms after the start. Read ratios: absolute numbers are the machine's.

${table}

${targets.map(toTargetLine).join('\n')}`;
}

function toTargetLine({ name, wanted, measured, isMet }: Target): string {
  return `${isMet ? '✓' : '✗'} ${name}: ${measured.toFixed(2)} (wanted ${wanted})`;
}
