// Proves with which status, type and details a refusal goes out, and that it holds no value of a field.
import { status } from '@grpc/grpc-js';
import { DIRECTORY_FAILURES, type DirectoryFailureType } from '@conn-dict/contracts';
import { describe, expect, it } from 'vitest';
import { unpackError } from '../../test/packed-error.js';
import { DirectoryRefusal } from '../directory/directory-refusal.js';
import { toStatusError } from './status-error.js';

const TYPES = Object.keys(DIRECTORY_FAILURES) as DirectoryFailureType[];

/** The codes of bridge.md that a caller may repeat. */
const REPEATABLE = [
  status.UNAVAILABLE,
  status.DEADLINE_EXCEEDED,
  status.RESOURCE_EXHAUSTED,
  status.ABORTED,
  status.INTERNAL,
];

describe('toStatusError', () => {
  it.each(TYPES)('%s has a status that is worth as much as the type', (type) => {
    const error = toStatusError(new DirectoryRefusal(type), 'request-1');
    expect(REPEATABLE.includes(error.code)).toBe(DIRECTORY_FAILURES[type] === 'retry');
    expect(unpackError(error.metadata)).toMatchObject({
      grpcCode: error.code,
      requestId: 'request-1',
      details: { $case: 'business', value: { errorCode: type } },
    });
  });

  it.each([
    ['ClaimInvalid', status.INVALID_ARGUMENT],
    ['ClaimKeyNotFound', status.NOT_FOUND],
    ['ClaimAlreadyExistsForKey', status.ALREADY_EXISTS],
    ['ClaimOperationInvalid', status.FAILED_PRECONDITION],
    ['RateLimited', status.RESOURCE_EXHAUSTED],
  ] as const)('%s goes out as %i', (type, code) => {
    expect(toStatusError(new DirectoryRefusal(type), '').code).toBe(code);
  });

  it('names field, rule and the end of a period', () => {
    const notBeforeMs = Date.UTC(2026, 2, 8, 12);
    const details = { field: 'claimer_ispb', rule: 'an ISPB', notBeforeMs };
    const error = toStatusError(new DirectoryRefusal('ClaimInvalid', details), '');
    expect(error.details).toBe('ClaimInvalid: claimer_ispb');
    expect(unpackError(error.metadata).details).toMatchObject({
      value: {
        context: {
          field: 'claimer_ispb',
          rule: 'an ISPB',
          not_before: '2026-03-08T12:00:00.000Z',
        },
      },
    });
  });
});
