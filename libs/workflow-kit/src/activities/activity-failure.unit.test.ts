// Proves that each error of ours becomes a failure of its type, retried where its type says so, with nothing else in it.
import { FAILURES, InvalidInputError, RefusedError, type FailureType } from '@conn-dict/contracts';
import { ApplicationFailure, CancelledFailure } from '@temporalio/common';
import { describe, expect, it } from 'vitest';
import { BridgeError, EventsError, StorageError } from '../../test/our-errors.js';
import { toApplicationFailure } from './activity-failure.js';

const FAULT = { field: 'claim_id', rule: 'is missing' };
const NOT_BEFORE = new Date('2026-12-01T12:30:00Z');

function failureOf(error: unknown): ApplicationFailure {
  const failure = toApplicationFailure(error);
  if (!(failure instanceof ApplicationFailure)) throw new Error('no failure', { cause: failure });
  return failure;
}

describe('an error of ours', () => {
  it.each(Object.entries(FAILURES) as [FailureType, string][])(
    '%s is repeated: %s',
    (type, repeat) => {
      expect(failureOf(new BridgeError(type, 'CreateClaim'))).toMatchObject({
        type,
        nonRetryable: repeat !== 'retry',
        message: `CreateClaim: ${type}`,
      });
    },
  );

  it.each([
    [new InvalidInputError([FAULT]), 'InvalidInput', true, { faults: [FAULT] }],
    [new RefusedError('ClaimKeyNotFound', FAULT), 'ClaimKeyNotFound', true, { faults: [FAULT] }],
    [new StorageError('StorageConflict', '23505'), 'StorageConflict', true, {}],
    [new StorageError('StorageUnavailable', 'ECONNREFUSED'), 'StorageUnavailable', false, {}],
    [new EventsError('no broker'), 'EventsUnavailable', false, {}],
    [
      new BridgeError('InvalidInput', 'CreateClaim', { status: 'INVALID_ARGUMENT', field: 'key' }),
      'InvalidInput',
      true,
      { field: 'key' },
    ],
    [
      new BridgeError('ClaimCompletionPeriodNotEnded', 'CompleteClaim', { notBefore: NOT_BEFORE }),
      'ClaimCompletionPeriodNotEnded',
      true,
      { not_before: '2026-12-01T12:30:00.000Z' },
    ],
  ])('%s', (error, type, nonRetryable, details) => {
    const failure = failureOf(error);
    expect(failure).toMatchObject({ type, nonRetryable, message: error.message });
    expect(failure.details).toStrictEqual([details]);
    expect(failure.nextRetryDelay).toBeUndefined();
    expect(failure.cause).toBeUndefined();
  });

  it('asks for the pause that the peer asked for', () => {
    const busy = new BridgeError('RateLimited', 'GetClaim', { retryAfterMs: 1500 });
    expect(failureOf(busy)).toMatchObject({ nonRetryable: false, nextRetryDelay: 1500 });
    expect(
      failureOf(new BridgeError('RateLimited', 'GetClaim', { retryAfterMs: 0 })),
    ).toMatchObject({
      nextRetryDelay: 0,
    });
  });

  it('takes nothing along that is not named: no cause, no other property', () => {
    const error = Object.assign(new BridgeError('BadRequest', 'CreateClaim'), { body: 'secret' });
    error.cause = new Error('secret');
    const failure = failureOf(error);
    const told = [failure.message, failure.stack, JSON.stringify(failure), String(failure.cause)];
    expect(told.join()).not.toContain('secret');
  });
});

describe('what is no error of ours', () => {
  it.each([
    ['a bug', new TypeError('a bug')],
    ['a type that nobody knows', Object.assign(new Error('x'), { type: 'toString' })],
    ['a failure already', ApplicationFailure.nonRetryable('x', 'Forbidden')],
    ['a cancellation', new CancelledFailure('cancelled')],
    ['no error', { type: 'Forbidden' }],
    ['nothing', undefined],
  ])('stays as it is: %s', (_, error) => {
    expect(toApplicationFailure(error)).toBe(error);
  });
});
