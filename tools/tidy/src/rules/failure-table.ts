import { CLIENT_FAILURES, FAILURES } from '@conn-dict/contracts';
import { tablesHeaded } from '../markdown-table.js';
import type { Repository } from '../repository.js';

export const ERRORS_PATH = 'docs/errors.md';

/** docs/errors.md and the failures of contracts are the same set, with the same answer on retries. */
export function failureTable(repository: Repository): string[] {
  const page = repository.find(({ path }) => path === ERRORS_PATH);
  if (!page) return [`${ERRORS_PATH}:1 is missing`];
  const rows = tablesHeaded('type', page).flatMap(({ rows }) => rows);
  const documented = new Map(rows.map(([type = '', retryable = '']) => [type, retryable]));
  const failures = new Map<string, string>(Object.entries({ ...FAILURES, ...CLIENT_FAILURES }));
  return [
    ...Array.from(failures).flatMap(([type, repeat]) =>
      faultOf(type, repeat, documented.get(type)),
    ),
    ...[...documented.keys()]
      .filter((type) => !failures.has(type))
      .map((type) => `${ERRORS_PATH}:1 lists ${type}, which contracts lack`),
    ...(rows.length > documented.size ? [`${ERRORS_PATH}:1 lists a type twice`] : []),
  ];
}

function faultOf(type: string, repeat: string, documented: string | undefined): string[] {
  if (documented === repeat) return [];
  if (documented === undefined) return [`${ERRORS_PATH}:1 lacks ${type}`];
  return [`${ERRORS_PATH}:1 says that ${type} is "${documented}", contracts say "${repeat}"`];
}
