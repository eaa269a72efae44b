import { toLoadPlots } from '../report/load-plots.js';
import { toLoadReport } from '../report/load-report.js';
import { toLoadTables, toLoadTitle } from '../report/load-tables.js';
import { toTablesText } from '../report/tables-text.js';
import { runLoad, type RunContext } from '../run/run-load.js';
import type { LoadCommand } from './load-options.js';
import { INTERRUPTED } from './exit-codes.js';
import { writeReport } from './write-report.js';

/** Runs a load and reports it, also where it was ended early. Gives the exit code. */
export async function reportRun(
  command: LoadCommand & { readonly task: 'run' },
  context: RunContext,
): Promise<number> {
  const { options } = command;
  const report = toLoadReport(options, await runLoad(options, context));
  const title = toLoadTitle(report);
  const tables = toLoadTables(report);
  const written = await writeReport({
    root: context.root,
    name: `${options.profile}-${options.shape}`,
    files: command,
    numbers: report,
    page: { title, tables, plots: toLoadPlots(report) },
  });
  console.log(`${toTablesText(title, tables)}\n\n${written}`);
  if (report.isInterrupted) return INTERRUPTED;
  return Object.keys(report.failures).length === 0 ? 0 : 1;
}
