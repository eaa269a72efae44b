/** What a query does, and to which table first. */
export interface QuerySummary {
  /** Such as `SELECT`, `INSERT` or `COMMIT`. */
  readonly operation: string;
  /** Missing where it names none. */
  readonly table?: string | undefined;
}

const FIRST_WORD = /^\s*([a-z]+)/i;
const READ = /\bfrom\s+"?([a-z_]+)/i;
/** None of `for update`, `for update skip locked` and `do update set` begins a change. */
const CHANGE =
  /\b(?:(insert)\s+into|(delete)\s+from|(?<!for\s)(?<!do\s)(update))\s+"?(?!set\b)([a-z_]+)/i;

/**
 * Reads from the text of a query what makes a good name for its span: few different ones. A query of several parts is
 * named after its first change.
 */
export function summariseQuery(text: string): QuerySummary {
  const first = FIRST_WORD.exec(text)?.[1]?.toUpperCase() ?? 'QUERY';
  if (first === 'SELECT') return { operation: first, table: READ.exec(text)?.[1] };
  const [, insert, remove, update, table] = CHANGE.exec(text) ?? [];
  const change = insert ?? remove ?? update;
  if (change !== undefined) return { operation: change.toUpperCase(), table };
  return first === 'WITH'
    ? { operation: 'SELECT', table: READ.exec(text)?.[1] }
    : { operation: first };
}
