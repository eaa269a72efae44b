import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Plot } from './load-plots.js';
import type { ReportTable } from './load-tables.js';

const require = createRequire(import.meta.url);
const ownFile = (name: string): URL => new URL(`../../page/${name}`, import.meta.url);

/** What a page shows. */
export interface ReportPage {
  readonly title: string;
  readonly tables: readonly ReportTable[];
  readonly plots: readonly Plot[];
}

/** Writes one page of HTML that holds all it shows, its plots' library too: it opens without a network. */
export async function toReportPage(page: ReportPage): Promise<string> {
  const [plotLibrary, plotStyle, script, style] = await Promise.all([
    readFile(require.resolve('uplot/dist/uPlot.iife.min.js'), 'utf8'),
    readFile(require.resolve('uplot/dist/uPlot.min.css'), 'utf8'),
    readFile(ownFile('page.mjs'), 'utf8'),
    readFile(ownFile('page.css'), 'utf8'),
  ]);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Load</title>
<style>${plotStyle}${style}</style>
</head>
<body>
<h1></h1>
<div id="tables"></div>
<div id="plots"></div>
<script type="application/json" id="data">${toScriptJson(page)}</script>
<script>${plotLibrary}</script>
<script type="module">${script}</script>
</body>
</html>
`;
}

/** JSON that cannot end the script element that it stands in. */
function toScriptJson(page: ReportPage): string {
  return JSON.stringify(page).replaceAll('<', '\\u003c');
}
