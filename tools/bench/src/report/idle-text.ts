import type { IdleResult, MemoryLook } from '../measure/measure-idle.js';
import { toTable } from './table.js';
import { atMost, toTargetLine, type Target } from './target.js';

/** What a worker may hold while 10,000 workflows wait. */
const MEMORY_MB_MAX = 500;

export interface IdleReport extends IdleResult {
  readonly targets: readonly Target[];
}

export function toIdleReport(result: IdleResult): IdleReport {
  const { rssMb, peakMb } = result.atRest;
  return {
    ...result,
    targets: [
      atMost(MEMORY_MB_MAX, 'MB resident at rest', rssMb),
      atMost(MEMORY_MB_MAX, 'MB resident at most', peakMb),
    ],
  };
}

/** Writes what the worker holds before and after as a table, and whether that is within the budget. */
export function toIdleText(report: IdleReport): string {
  const { unit, waiting, cachedWorkflows, before, atRest, targets } = report;
  const table = toTable([
    ['memory of the worker, MB', 'resident', 'proportional', 'peak'],
    toRow(`no ${unit} yet`, before),
    toRow(`${waiting} ${unit} wait`, atRest),
  ]);
  return `
${table}

workflows in the cache: ${cachedWorkflows}
${targets.map(toTargetLine).join('\n')}`;
}

function toRow(name: string, { rssMb, pssMb, peakMb }: MemoryLook): string[] {
  return [name, ...[rssMb, pssMb, peakMb].map((megabytes) => megabytes.toFixed(0))];
}
