import { CLAIM_LOADS } from '../load/load-kind.js';
import type { ClaimsReport } from './claims-report.js';
import { toSummaryTable } from './summary-table.js';
import { toTargetLine } from './target.js';

/** Writes the medians as a table, and for each target whether it is met. */
export function toClaimsText({ kinds, targets, options }: ClaimsReport): string {
  const { count, concurrency, rounds, answerAfterMs } = options;
  const table = toSummaryTable(
    'claims',
    CLAIM_LOADS.map((name) => [name, kinds[name]]),
  );
  return `
Medians of ${rounds} rounds of ${count} claims, ${concurrency} at once, confirmed ${answerAfterMs} ms after the start. Read ratios: absolute numbers are the machine's.

${table}

${targets.map(toTargetLine).join('\n')}`;
}
