import { sumOfParts } from '../measure/stack-cpu.js';
import type { KindSummary } from './kind-summary.js';
import { toTable } from './table.js';

/** A line of the table: what it shows, and how. */
type Line = readonly [label: string, show: (kind: KindSummary) => string];

const LINES: readonly Line[] = [
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
  ['database round trips', ({ roundTrips }) => roundTrips.toFixed(2)],
  ['calls of the Bridge', ({ bridgeCalls }) => bridgeCalls.toFixed(2)],
];

/** Where there are several processes of the worker, which the line of the worker counts together. */
const EACH_WORKER: Line = [
  '  of it each process',
  ({ workersCpuPer1000 }) => workersCpuPer1000.map((each) => each.toFixed(1)).join(' '),
];
const BEFORE_EACH_WORKER = 'CPU s per 1,000: worker';

/** Sets the medians of each kind in a column under its title. */
export function toSummaryTable(
  unit: string,
  kinds: readonly (readonly [title: string, kind: KindSummary])[],
): string {
  const hasMany = kinds.some(([, { workersCpuPer1000 }]) => workersCpuPer1000.length > 1);
  const lines: readonly Line[] = [
    [`${unit}/s`, ({ perSecond }) => perSecond.toFixed(1)],
    ...LINES.flatMap((line) =>
      hasMany && line[0] === BEFORE_EACH_WORKER ? [line, EACH_WORKER] : [line],
    ),
  ];
  return toTable([
    ['', ...kinds.map(([title]) => title)],
    ...lines.map(([label, show]) => [label, ...kinds.map(([, kind]) => show(kind))]),
  ]);
}
