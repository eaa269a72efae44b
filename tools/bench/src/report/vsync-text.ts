import { toTable } from './table.js';
import { toTargetLine } from './target.js';
import type { SizeResult, VSyncReport } from './vsync-report.js';

const HEAD = [
  'entries',
  'found',
  'floor, ms',
  'hash, ms',
  'compare, ms',
  'ratio',
  'VSync, ms',
  'check, ms',
  'peak, MB',
];

/** Shows the report on a terminal. */
export function toVSyncText({ sizes, upkeep, targets }: VSyncReport): string {
  const { withBucketsMs, withoutBucketsMs } = upkeep;
  return [
    `\n${toTable([HEAD, ...sizes.map(toRow)])}`,
    `An entry written: ${withBucketsMs.toFixed(2)} ms, without its bucket ${withoutBucketsMs.toFixed(2)} ms\n`,
    ...targets.map(toTargetLine),
  ].join('\n');
}

function toRow({ entries, rounds, best, peakMb }: SizeResult): string[] {
  return [
    entries.toLocaleString('en'),
    String(rounds[0]?.differences ?? 0),
    best.floorMs.toFixed(0),
    best.hashMs.toFixed(0),
    best.compareMs.toFixed(0),
    (best.compareMs / best.floorMs).toFixed(2),
    best.vsyncMs.toFixed(1),
    best.checkMs.toFixed(1),
    peakMb.toFixed(0),
  ];
}
