import Table from 'cli-table3';

/** Columns by two spaces, without lines: to be read, and to be cut by other programs. */
const CHARS = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
};
const STYLE = { 'padding-left': 0, 'padding-right': 0, head: [], border: [] };

/** Lays rows out under a head; colours do not count as width. */
export function renderTable(
  head: readonly string[],
  rows: readonly (readonly unknown[])[],
): string {
  const table = new Table({ head: [...head], chars: CHARS, style: STYLE });
  table.push(...rows.map((row) => row.map(toCell)));
  return trimmed(table.toString());
}

/** Lays an object out as a line each field; an object in it stays JSON. */
export function renderFields(document: object): string {
  const table = new Table({ chars: CHARS, style: STYLE });
  table.push(...Object.entries(document).map(([name, value]) => [name, toCell(value)]));
  return trimmed(table.toString());
}

function toCell(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function trimmed(text: string): string {
  return text.replace(/[ \t]+$/gm, '');
}
