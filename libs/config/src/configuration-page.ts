import type { Group } from './group.js';
import { ALL_GROUPS } from './groups/all-groups.js';
import type { Variable } from './variable.js';

const HEAD = `# Configuration

The worker, the \`migrate\` command, the bridge simulator and the codec server are configured by environment variables only. This page is
generated from \`libs/config\` (\`npm run docs -w @conn-dict/config\`); a test fails when the two differ.

Guarantees

- A process with a wrong environment does not start. It names every fault at once: the variable, the value given, what
  is expected. Secrets are shown as \`***\`.
- An empty variable counts as unset.
- A secret may also come as the content of a file: \`NAME_FILE\` holds the path, the last line break is cut. Both at once
  are a fault, and so is a file that cannot be read.
- Durations are written as in Go: \`30s\`, \`1m30s\`, \`500ms\`, \`1.5h\`. A number without a unit is a fault.
- Ports are 1 to 65535: none is chosen at random.
- A variable that looks like a mistyped one of these is named in a warning; it is no fault, as another program may
  own it.
`;

const COLUMNS = ['Variable', 'Default', 'Accepted', 'Meaning'];

/** Renders docs/configuration.md from the groups, laid out as prettier would. */
export function renderConfigurationPage(): string {
  return [HEAD, ...ALL_GROUPS.map(renderGroup)].join('\n');
}

function renderGroup({ title, note, variables }: Group<unknown>): string {
  const rows = Object.entries(variables).map(([name, variable]) => toRow(name, variable));
  return [`## ${title}`, ...(note === undefined ? [] : [note]), renderTable([COLUMNS, ...rows])]
    .join('\n\n')
    .concat('\n');
}

function toRow(name: string, variable: Variable<unknown>): string[] {
  const secret = variable.secret ? ` Secret; also as \`${name}_FILE\`.` : '';
  const fallback = variable.default === undefined ? '' : `\`${variable.default}\``;
  return [`\`${name}\``, fallback, variable.expected, variable.meaning + secret];
}

function renderTable(rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map((cell) => cell.replaceAll('|', '\\|')));
  const widths = COLUMNS.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
  const [head = [], ...body] = cells;
  const rule = widths.map((width) => '-'.repeat(width));
  return [line(head), line(rule), ...body.map(line)].join('\n');
}
