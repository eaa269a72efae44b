import { startChildSpan } from './child-span.js';
import { summariseQuery } from './query-summary.js';
import { toServerAttributes, type ServerAddress } from './server-address.js';

export interface TracedDatabase extends ServerAddress {
  readonly database: string;
}

/** A list of a thousand placeholders tells no more than its begin. */
const TEXT_CHARACTERS_MAX = 2_000;

/** SQLSTATE, beside codes of the client's own. */
const SQLSTATE = /^[0-9A-Z]{5}$/;

/**
 * Makes what follows the queries to this PostgreSQL: a client span each, named and described as OpenTelemetry's
 * conventions for databases say, with the query's text and none of its values. For `traceQuery` of
 * `@conn-dict/database`.
 */
export function createQueryTrace(target: TracedDatabase) {
  const database = {
    ...toServerAttributes(target),
    'db.system.name': 'postgresql',
    'db.namespace': target.database,
  };
  return (text: string) => {
    const { operation, table } = summariseQuery(text);
    const span = startChildSpan({
      name: table === undefined ? operation : `${operation} ${table}`,
      kind: 'client',
      attributes: {
        ...database,
        'db.operation.name': operation,
        ...(table !== undefined && { 'db.collection.name': table }),
        'db.query.text': text.slice(0, TEXT_CHARACTERS_MAX).replaceAll(/\s+/g, ' ').trim(),
      },
    });
    if (span === undefined) return undefined;
    return (errorCode?: string) => {
      const isOfServer = errorCode !== undefined && SQLSTATE.test(errorCode);
      span.end(errorCode, isOfServer ? { 'db.response.status_code': errorCode } : {});
    };
  };
}
