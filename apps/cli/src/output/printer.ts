import type { Terminal } from '../terminal.js';
import { renderFields } from './render-table.js';

export const OUTPUTS = ['table', 'json'] as const;
export type Output = (typeof OUTPUTS)[number];

/** Writes the one document of a command: as JSON in snake_case, or for a person. */
export function printDocument<Document extends object>(
  { stdout }: Pick<Terminal, 'stdout'>,
  output: Output,
  document: Document,
  render: (document: Document) => string = renderFields,
): void {
  stdout.write(
    `${output === 'json' ? JSON.stringify(document, undefined, 2) : render(document)}\n`,
  );
}
