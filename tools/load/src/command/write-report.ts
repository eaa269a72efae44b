import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { toReportPage, type ReportPage } from '../report/report-page.js';

export interface ReportFiles {
  readonly json: string | undefined;
  readonly html: string | undefined;
}

export interface WrittenReport {
  /** Root of the project. */
  readonly root: string;
  /** Names the files where nothing else does. */
  readonly name: string;
  readonly files: ReportFiles;
  readonly numbers: object;
  readonly page: ReportPage;
}

/** Writes the numbers and the page, and tells where. */
export async function writeReport(report: WrittenReport): Promise<string> {
  const { root, name, files, numbers, page } = report;
  const json = resolve(files.json ?? join(root, 'tools/load/.out', `${name}.json`));
  const html = resolve(files.html ?? json.replace(/(\.json)?$/, '.html'));
  await write(json, `${JSON.stringify(numbers, null, 2)}\n`);
  await write(html, await toReportPage(page));
  return `Numbers: ${json}\nPage:    ${html}`;
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
