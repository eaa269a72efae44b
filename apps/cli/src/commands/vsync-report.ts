import { writeFile } from 'node:fs/promises';
import type { KeyTypeSync } from '@conn-dict/contracts';
import type { Database } from '@conn-dict/database';
import { CliError } from '../cli-error.js';
import { parseCount } from '../input/duration-option.js';
import { printDocument } from '../output/printer.js';
import { renderTable } from '../output/render-table.js';
import { withDatabase } from '../reach/with-database.js';
import type { Terminal } from '../terminal.js';
import { createLeaf, type CliCommand, type LeafOptions } from './cli-command.js';

interface ReportOptions extends LeafOptions {
  readonly last: number;
  readonly html?: string;
}

interface Report {
  readonly report_id: string;
  readonly sync_type: string;
  readonly dry_run: boolean;
  readonly outcome: string;
  readonly differences: number;
  readonly failure_type?: string;
  readonly started_at: string;
  readonly ended_at: string;
  readonly key_types: readonly KeyTypeSync[];
}

/** Makes the command that shows how a participant's syncs have ended, from their rows in PostgreSQL. */
export function createReportCommand(terminal: Terminal): CliCommand {
  return createLeaf('report', 'shows how the last syncs of a participant ended; reads PostgreSQL')
    .argument('<participant-ispb>')
    .option('--last <count>', 'how many', parseCount, 1)
    .option('--html <file>', 'write the page of the youngest one there too')
    .addExamples(
      'conn-dict vsync report 12345678',
      'conn-dict vsync report 12345678 --last 30 --output json',
      'conn-dict vsync report 12345678 --html report.html',
    )
    .action(async (participantIspb: string, { last, html, output }: ReportOptions) => {
      const rows = await withDatabase(terminal, ({ db }) => readReports(db, participantIspb, last));
      const [youngest] = rows;
      if (youngest === undefined)
        throw new CliError('missing', 'there is no report of this participant');
      if (html !== undefined) await writePage(html, youngest.html);
      const document = { participant_ispb: participantIspb, reports: rows.map(toReport) };
      printDocument(terminal, output, document, renderReports);
    });
}

type Row = Awaited<ReturnType<typeof readReports>>[number];

function readReports(db: Database['db'], participantIspb: string, limit: number) {
  return db
    .selectFrom('sync_reports')
    .selectAll()
    .where('participant', '=', participantIspb)
    .orderBy('ended_at', 'desc')
    .limit(limit)
    .execute();
}

async function writePage(path: string, html: string): Promise<void> {
  try {
    await writeFile(path, html);
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    throw new CliError('missing', `--html: the file cannot be written (${code})`);
  }
}

function toReport(row: Row): Report {
  return {
    report_id: row.report_id,
    sync_type: row.sync_type,
    dry_run: row.dry_run,
    outcome: row.outcome,
    differences: Number(row.differences),
    ...(row.failure_type !== null && { failure_type: row.failure_type }),
    started_at: row.started_at.toISOString(),
    ended_at: row.ended_at.toISOString(),
    key_types: row.key_types as readonly KeyTypeSync[],
  };
}

function renderReports({ reports }: { readonly reports: readonly Report[] }): string {
  const head = ['ENDED', 'OUTCOME', 'TYPE', 'DRY RUN', 'DIFFERENCES', 'FAILURE', 'REPORT'];
  const rows = reports.map((report) => [
    report.ended_at,
    report.outcome,
    report.sync_type,
    report.dry_run,
    report.differences,
    report.failure_type,
    report.report_id,
  ]);
  return renderTable(head, rows);
}
