import type { TextFile } from './repository.js';

/** A table of a Markdown file; cells without back-ticks and blanks around them. */
export interface MarkdownTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Reads all tables whose first column is headed `heading`. */
export function tablesHeaded(heading: string, { text }: TextFile): MarkdownTable[] {
  return text
    .split(/\n(?!\|)/)
    .map((block) => block.split('\n').filter((line) => line.startsWith('|')))
    .filter((lines) => lines.length > 2)
    .map((lines) => lines.map(toCells))
    .map(([header = [], , ...rows]) => ({ header, rows }))
    .filter(({ header }) => header[0] === heading);
}

function toCells(line: string): string[] {
  return line
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim().replaceAll('`', ''));
}
