import { readFile } from 'node:fs/promises';
import { UsageError } from '@conn-dict/bench/parts';
import { toComparisonPlots, toComparisonTables } from '../report/compare-reports.js';
import { REPORT_FORMAT, type LoadReport } from '../report/load-report.js';
import { toTablesText } from '../report/tables-text.js';
import type { RunContext } from '../run/run-load.js';
import type { LoadCommand } from './load-options.js';
import { writeReport } from './write-report.js';

/** Sets two runs beside each other. @throws UsageError a file is not one of theirs */
export async function compareRuns(
  command: LoadCommand & { readonly task: 'compare' },
  { root }: Pick<RunContext, 'root'>,
): Promise<number> {
  const [a, b] = await Promise.all(command.files.map(readReport));
  const title = 'Two runs';
  const tables = toComparisonTables(a!, b!);
  const written = await writeReport({
    root,
    name: 'comparison',
    files: command,
    numbers: { a, b },
    page: { title, tables, plots: toComparisonPlots(a!, b!) },
  });
  console.log(`${toTablesText(title, tables)}\n\n${written}`);
  return 0;
}

async function readReport(file: string): Promise<LoadReport> {
  const report = await readFile(file, 'utf8').then(
    (text) => toReport(text),
    () => undefined,
  );
  if (report === undefined)
    throw new UsageError(
      `--compare: ${file} does not hold the numbers of a run (${REPORT_FORMAT})`,
    );
  return report;
}

function toReport(text: string): LoadReport | undefined {
  try {
    const value = JSON.parse(text) as Partial<LoadReport> | null;
    return value?.format === REPORT_FORMAT ? (value as LoadReport) : undefined;
  } catch {
    return undefined;
  }
}
