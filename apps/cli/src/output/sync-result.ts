import type { KeyTypeSync, VSyncWorkflowResult } from '@conn-dict/contracts';
import { renderFields, renderTable } from './render-table.js';

/** Lays out what a sync has found: its facts, then a line each key type. */
export function renderSyncResult({ key_types, ...facts }: VSyncWorkflowResult): string {
  return `${renderFields(facts)}\n\n${renderKeyTypes(key_types)}`;
}

/** A line each key type. */
function renderKeyTypes(keyTypes: readonly KeyTypeSync[]): string {
  const head = [
    'KEY TYPE',
    'OUTCOME',
    'METHOD',
    'MISSING HERE',
    'MISSING THERE',
    'DIFFERENT',
    'LEFT',
  ];
  const rows = keyTypes.map((found) => [
    found.key_type,
    found.outcome,
    found.method,
    found.missing_here,
    found.missing_there,
    found.different,
    found.left,
  ]);
  return renderTable(head, rows);
}
