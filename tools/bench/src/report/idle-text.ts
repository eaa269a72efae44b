import type { IdleResult, MemoryLook } from '../measure/measure-idle.js';
import { toTable } from './table.js';

/** What a worker may hold while 10,000 claims wait. */
const MEMORY_MB_MAX = 500;

export interface IdleReport extends IdleResult {
  readonly targetMb: number;
  readonly isMet: boolean;
}

export function toIdleReport(result: IdleResult): IdleReport {
  return { ...result, targetMb: MEMORY_MB_MAX, isMet: result.atRest.rssMb < MEMORY_MB_MAX };
}

/** Writes what the worker holds before and after as a table, and whether that is below the target. */
export function toIdleText(report: IdleReport): string {
  const { openClaims, cachedWorkflows, before, atRest, targetMb, isMet } = report;
  const table = toTable([
    ['memory of the worker, MB', 'resident', 'proportional', 'peak'],
    toRow('no claim yet', before),
    toRow(`${openClaims} claims wait`, atRest),
  ]);
  return `
${table}

workflows in the cache: ${cachedWorkflows}
${isMet ? '✓' : '✗'} resident at rest: ${atRest.rssMb.toFixed(0)} MB (wanted < ${targetMb})`;
}

function toRow(name: string, { rssMb, pssMb, peakMb }: MemoryLook): string[] {
  return [name, ...[rssMb, pssMb, peakMb].map((megabytes) => megabytes.toFixed(0))];
}
