import type { KeyTypeSync } from '@conn-dict/contracts';
import type { ReportedSync } from '../ports.js';
import { escapeHtml } from './escape-html.js';
import type { SyncReport } from './sync-report.js';
import { toTrendPicture } from './trend-picture.js';

const STYLE = `
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 760px; padding: 0 1rem; color: #222; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; }
th, td { border-bottom: 1px solid #ddd; padding: .35rem .5rem; text-align: right; }
th:first-child, td:first-child { text-align: left; }
.outcome { font-weight: bold; }
h1 { font-size: 1.6rem; }
.wide { overflow-x: auto; }
svg { width: 100%; height: auto; }
`;

/** What each outcome says to whoever opens the page first. */
const SAYS: Readonly<Record<SyncReport['outcome'], string>> = {
  IN_SYNC: 'Both sides are the same; nothing had to be repaired.',
  REPAIRED: 'Differences were found and repaired; both sides are the same.',
  DIFFERENT: 'Both sides differ.',
  FAILED: 'The sync broke before it had come to its end.',
};

/** Makes the page of a report: all in one file, without personal data, and with a picture of the runs before it. */
export function toReportPage(report: SyncReport, before: readonly ReportedSync[]): string {
  const title = `Sync of ${escapeHtml(report.participantIspb)}, ${toMinute(report.endedAt)}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${title}</h1>
<p><span class="outcome">${report.outcome}</span>: ${SAYS[report.outcome]}</p>
${toFacts(report)}
<h2>Differences by kind</h2>
${toKinds(report.keyTypes)}
<h2>The last runs</h2>
${toTrendPicture([...before, report])}
</body>
</html>
`;
}

function toFacts(report: SyncReport): string {
  const facts: readonly (readonly [string, string])[] = [
    ['Report', report.reportId],
    ['Workflow', report.workflowId],
    ['Kind', `${report.syncType}${report.dryRun ? ', dry run: nothing was changed' : ''}`],
    ['Began', toMinute(report.startedAt)],
    ['Took', toDuration(report)],
    ['Differences', toCount(report.differences)],
    ...(report.approvedBy ? [['Approved by', report.approvedBy] as const] : []),
    ...(report.failureType ? [['Failure', report.failureType] as const] : []),
  ];
  const rows = facts.map(
    ([name, value]) => `<tr><th scope="row">${name}</th><td>${escapeHtml(value)}</td></tr>`,
  );
  return `<table>\n${rows.join('\n')}\n</table>`;
}

const COLUMNS = [
  'missing_here',
  'missing_there',
  'different',
  'left',
] as const satisfies readonly (keyof KeyTypeSync)[];

const HEADINGS = [
  'Key type',
  'Outcome',
  'By',
  'Missing here',
  'Missing there',
  'Other content',
  'Left',
];

function toKinds(keyTypes: readonly KeyTypeSync[]): string {
  if (keyTypes.length === 0) return '<p>No key type was compared to its end.</p>';
  const head = HEADINGS.map((heading) => `<th scope="col">${heading}</th>`).join('');
  const rows = keyTypes.map((each) => {
    const cells = [
      each.key_type,
      each.outcome,
      each.method,
      ...COLUMNS.map((name) => toCount(each[name])),
    ];
    return `<tr>${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`;
  });
  return `<div class="wide"><table>\n<tr>${head}</tr>\n${rows.join('\n')}\n</table></div>`;
}

function toCount(count: number): string {
  return count.toLocaleString('en');
}

function toMinute(time: Date): string {
  return `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** Such as `1 h 2 min 3 s`. */
function toDuration({ startedAt, endedAt }: SyncReport): string {
  const seconds = Math.round((endedAt.getTime() - startedAt.getTime()) / 1_000);
  const parts = [
    [Math.floor(seconds / 3_600), 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ] as const;
  const first = parts.findIndex(([value]) => value > 0);
  return parts
    .slice(first)
    .map((part) => part.join(' '))
    .join(' ');
}
