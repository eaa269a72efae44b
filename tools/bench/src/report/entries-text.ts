import { ENTRY_LOADS } from '../load/load-kind.js';
import { toWorkers, type EntriesReport } from './entries-report.js';
import { toSummaryTable } from './summary-table.js';
import { toTargetLine } from './target.js';

/** Writes the medians as a table for each number of workers, and for each target whether it is met. */
export function toEntriesText({ options, runs, targets }: EntriesReport): string {
  const { count, concurrency, rounds } = options;
  const tables = runs.map((run) => {
    const table = toSummaryTable(
      'entries',
      ENTRY_LOADS.map((name) => [name, run.kinds[name]]),
    );
    return `${toWorkers(run)}:\n\n${table}`;
  });
  return `
Medians of ${rounds} rounds of ${count} entries, ${concurrency} at once. Read ratios: absolute numbers are the machine's.

${tables.join('\n\n')}

${targets.map(toTargetLine).join('\n')}`;
}
