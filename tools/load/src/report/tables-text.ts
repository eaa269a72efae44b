import { toTable } from '@conn-dict/bench/parts';
import type { ReportTable } from './load-tables.js';

/** Writes tables for a terminal. */
export function toTablesText(title: string, tables: readonly ReportTable[]): string {
  const texts = tables.map((table) => `${table.title}\n${toTable(table.rows)}`);
  return ['', title, ...texts].join('\n\n');
}
