// Proves which errors of pg, of the network and of kysely become which StorageError, and that others pass.
import { NoResultError } from 'kysely';
import { DatabaseError } from 'pg';
import { describe, expect, it } from 'vitest';
import { isStorageError, StorageError } from './storage-error.js';
import { atSqlBorder, toStorageError } from './sql-border.js';

function databaseError(code: string, constraint?: string): DatabaseError {
  return Object.assign(new DatabaseError('secret', 1, 'error'), { code, constraint });
}

function nodeError(code: string, syscall?: string): Error {
  return Object.assign(new Error('secret'), { code }, syscall ? { syscall } : {});
}

describe('the SQL border', () => {
  it.each([
    ['23505', 'StorageConflict'],
    ['23514', 'StorageConflict'],
    ['23P01', 'StorageConflict'],
    ['22P02', 'StorageConflict'],
    ['54000', 'StorageConflict'],
    ['40001', 'StorageUnavailable'],
    ['40P01', 'StorageUnavailable'],
    ['57014', 'StorageUnavailable'],
    ['57P01', 'StorageUnavailable'],
    ['57P03', 'StorageUnavailable'],
    ['53300', 'StorageUnavailable'],
    ['08006', 'StorageUnavailable'],
    ['28P01', 'StorageUnavailable'],
    ['3D000', 'StorageUnavailable'],
    ['25006', 'StorageUnavailable'],
    ['42P01', 'StorageUnavailable'],
    ['XX000', 'StorageUnavailable'],
  ])('maps SQLSTATE %s to %s', (code, type) => {
    expect(toStorageError(databaseError(code))).toMatchObject({ type, code });
  });

  it('keeps the name of the constraint and nothing of the text', () => {
    const error = toStorageError(databaseError('23505', 'entries_one_live_key'));
    expect(error.constraint).toBe('entries_one_live_key');
    expect(error.message).toBe('StorageConflict (23505, entries_one_live_key)');
    expect(error.cause).toBeUndefined();
  });

  it.each([
    ['timeout exceeded when trying to connect', 'POOL_TIMEOUT'],
    ['Connection terminated due to connection timeout', 'CONNECT_TIMEOUT'],
    ['timeout expired', 'CONNECT_TIMEOUT'],
    ['Query read timeout', 'QUERY_TIMEOUT'],
    ['Connection terminated unexpectedly', 'CONNECTION_LOST'],
    ['Client has encountered a connection error and is not queryable', 'CONNECTION_LOST'],
    ['Cannot use a pool after calling end on the pool', 'POOL_CLOSED'],
    ['The server does not support SSL connections', 'TLS_REFUSED'],
  ])('knows what pg means by "%s"', async (text, code) => {
    const border = atSqlBorder(() => Promise.reject(new Error(text)));
    await expect(border).rejects.toMatchObject({ type: 'StorageUnavailable', code });
  });

  it.each([
    nodeError('ECONNREFUSED', 'connect'),
    nodeError('ECONNRESET', 'read'),
    nodeError('ENOTFOUND', 'getaddrinfo'),
    nodeError('ERR_TLS_CERT_ALTNAME_INVALID'),
    nodeError('SELF_SIGNED_CERT_IN_CHAIN'),
    Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' }),
  ])('knows errors of the network', async (error) => {
    const border = atSqlBorder(() => Promise.reject(error));
    await expect(border).rejects.toMatchObject({ type: 'StorageUnavailable' });
  });

  it('takes a row that should be there for changed by somebody else, and drops the query', async () => {
    const error = new NoResultError({ kind: 'SelectQueryNode' } as never);
    const border = atSqlBorder(() => Promise.reject(error));
    await expect(border).rejects.toEqual(new StorageError('StorageConflict', 'NO_ROW'));
  });

  it.each([new StorageError('StorageConflict', '23505'), new TypeError('ours'), nodeError('Ours')])(
    'lets an error from elsewhere pass as it is',
    async (error) => {
      await expect(atSqlBorder(() => Promise.reject(error))).rejects.toBe(error);
    },
  );

  it('never repeats a value that cannot be sent, and does repeat what nobody foresaw', () => {
    expect(toStorageError(new TypeError('secret')).type).toBe('StorageConflict');
    expect(toStorageError('odd').type).toBe('StorageUnavailable');
    expect(isStorageError(toStorageError('odd'))).toBe(true);
    expect(isStorageError(new Error('odd'))).toBe(false);
  });
});
