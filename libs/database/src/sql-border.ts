import { TlsFilesError, toTlsFault, type TlsPeer } from '@conn-dict/tls';
import { NoResultError } from 'kysely';
import { DatabaseError } from 'pg';
import { StorageError } from './storage-error.js';

/**
 * SQLSTATE classes of a statement that PostgreSQL refuses however often it is repeated: data exceptions, integrity
 * violations, limits exceeded. All other classes heal from outside: by a reconnect, a restart, or (42, a schema that
 * does not fit) by the deployment that the schema check is waiting for.
 */
const REFUSED_CLASSES = new Set(['22', '23', '54']);

/** What pg and pg-pool say without a code when a connection cannot be had or is lost. */
const CLIENT_FAULTS: readonly (readonly [RegExp, string])[] = [
  [/^timeout exceeded when trying to connect$/, 'POOL_TIMEOUT'],
  [/^Connection terminated due to connection timeout$/, 'CONNECT_TIMEOUT'],
  [/^timeout expired$/, 'CONNECT_TIMEOUT'],
  [/^Query read timeout$/, 'QUERY_TIMEOUT'],
  [/^Connection terminated/, 'CONNECTION_LOST'],
  [/^Client (has encountered a connection error|was closed)/, 'CONNECTION_LOST'],
  [/^Cannot use a pool after calling end/, 'POOL_CLOSED'],
  [/^driver has already been destroyed$/, 'POOL_CLOSED'],
  [/^The server does not support SSL|^There was an error establishing an SSL/, 'TLS_REFUSED'],
  [/^SASL/, 'SASL'],
];

const POSTGRESQL: TlsPeer = { name: 'PostgreSQL', variables: 'POSTGRES_SSL' };
/** Of class 28: PostgreSQL asks for a client's certificate after TLS is there. */
const INVALID_AUTHORIZATION = '28000';

/** Names an error of pg or of the network under it; `undefined` for an error from elsewhere. */
function recognise(error: unknown): StorageError | undefined {
  if (error instanceof StorageError) return error;
  if (error instanceof NoResultError) return new StorageError('StorageConflict', 'NO_ROW');
  if (error instanceof DatabaseError) return ofDatabase(error);
  if (!(error instanceof Error)) return undefined;
  const fault = CLIENT_FAULTS.find(([text]) => text.test(error.message));
  if (fault) return unavailable(fault[1], error);
  if (error instanceof TlsFilesError) return unavailable('TLS_FILES', error);
  return isNetworkError(error) ? unavailable(error.code, error) : undefined;
}

function unavailable(code: string, error: Error): StorageError {
  return new StorageError('StorageUnavailable', code, undefined, toTlsFault(error, POSTGRESQL));
}

function ofDatabase(error: DatabaseError): StorageError {
  const { code = 'UNKNOWN', constraint } = error;
  if (code === INVALID_AUTHORIZATION) return unavailable(code, error);
  const type = REFUSED_CLASSES.has(code.slice(0, 2)) ? 'StorageConflict' : 'StorageUnavailable';
  return new StorageError(type, code, constraint);
}

/** Failed system calls, several addresses that all failed, and TLS: all carry a code in capitals. */
function isNetworkError(error: Error): error is Error & { code: string } {
  const isNetwork = 'syscall' in error || 'errno' in error || error instanceof AggregateError;
  const code = 'code' in error ? error.code : undefined;
  if (typeof code !== 'string') return false;
  return isNetwork || /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_|UNABLE_TO_|SELF_SIGNED|EPIPE)/.test(code);
}

/**
 * Maps what a call of pg itself threw: all of it, with a code for what nobody foresaw. A value that cannot even be
 * sent (TypeError, RangeError) is refused, since a repeat sends the same.
 */
export function toStorageError(error: unknown): StorageError {
  const known = recognise(error);
  if (known) return known;
  const unsendable = error instanceof TypeError || error instanceof RangeError;
  return new StorageError(unsendable ? 'StorageConflict' : 'StorageUnavailable', 'UNKNOWN');
}

/**
 * Runs `work`, in which nothing of PostgreSQL's text leaves: its errors, the network's and kysely's NoResultError
 * (which carries the query with its values) become StorageError; errors from elsewhere pass as they are.
 *
 * Queries over `Database.db` are mapped by its pool already; NoResultError is the one that is not.
 *
 * @throws StorageError
 */
export async function atSqlBorder<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw recognise(error) ?? error;
  }
}
