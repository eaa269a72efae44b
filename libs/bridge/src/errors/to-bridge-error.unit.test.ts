// Proves that every status and every packed error becomes the right failure type, with nothing of the peer's text in it.
import { Metadata, status, type ServiceError } from '@grpc/grpc-js';
import { DIRECTORY_FAILURES } from '@conn-dict/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { businessError } from '../../test/samples.js';
import { BridgeError } from '../bridge-error.js';
import { ErrorResponse } from '../gen/dict/common/v1/errors.js';
import { toStatusMetadata } from './status-details.js';
import { toBridgeError } from './to-bridge-error.js';

function serviceError(code: number, metadata = new Metadata()): ServiceError {
  const details = 'secret of the peer';
  return Object.assign(new Error(`${code}: ${details}`), { code, details, metadata });
}

function errorOf(errorResponse: ErrorResponse): BridgeError {
  const { grpcCode } = errorResponse;
  return toBridgeError(serviceError(grpcCode, toStatusMetadata(errorResponse)), 'CreateClaim');
}

describe('toBridgeError, from a status alone', () => {
  it.each([
    ['CANCELLED', 'BridgeUnavailable', 'retry'],
    ['UNKNOWN', 'BridgeUnavailable', 'retry'],
    ['INVALID_ARGUMENT', 'BadRequest', 'never'],
    ['DEADLINE_EXCEEDED', 'BridgeUnavailable', 'retry'],
    ['NOT_FOUND', 'NotFound', 'never'],
    ['ALREADY_EXISTS', 'BridgeRefused', 'never'],
    ['PERMISSION_DENIED', 'Forbidden', 'never'],
    ['RESOURCE_EXHAUSTED', 'RateLimited', 'retry'],
    ['FAILED_PRECONDITION', 'BridgeRefused', 'never'],
    ['ABORTED', 'BridgeUnavailable', 'retry'],
    ['OUT_OF_RANGE', 'BridgeRefused', 'never'],
    ['UNIMPLEMENTED', 'BridgeUnimplemented', 'never'],
    ['INTERNAL', 'BridgeUnavailable', 'retry'],
    ['UNAVAILABLE', 'BridgeUnavailable', 'retry'],
    ['DATA_LOSS', 'BridgeRefused', 'never'],
    ['UNAUTHENTICATED', 'Forbidden', 'never'],
  ] as const)('%s is %s, repeat %s', (name, type, repeat) => {
    const failure = toBridgeError(serviceError(status[name]), 'CreateClaim');
    expect(failure).toMatchObject({ type, repeat, method: 'CreateClaim' });
    expect(failure.details).toEqual({ status: name });
  });

  it('knows each status of gRPC', () => {
    const codes = Object.values(status).filter((code) => typeof code === 'number');
    expect(codes).toHaveLength(17);
  });

  it('takes what is no status for an outage, and its own error for itself', () => {
    expect(toBridgeError(new Error('Channel has been shut down'), 'GetClaim')).toMatchObject({
      type: 'BridgeUnavailable',
      message: 'GetClaim: BridgeUnavailable',
    });
    const own = new BridgeError('InvalidInput', 'GetClaim');
    expect(toBridgeError(own, 'GetClaim')).toBe(own);
  });
});

describe('toBridgeError, from a packed error', () => {
  it.each(Object.entries(DIRECTORY_FAILURES))('%s of the directory is itself', (type, repeat) => {
    expect(errorOf(businessError(status.INTERNAL, type))).toMatchObject({ type, repeat });
    const bacen = { $case: 'bacen', value: { bacenCode: type } } as const;
    const response = ErrorResponse.fromPartial({ grpcCode: status.UNKNOWN, details: bacen });
    expect(errorOf(response)).toMatchObject({ type, repeat });
  });

  it('leaves a type that the directory does not have to the status', () => {
    for (const type of ['BridgeUnavailable', 'toString', 'claim-invalid', '']) {
      expect(errorOf(businessError(status.FAILED_PRECONDITION, type)).type).toBe('BridgeRefused');
    }
  });

  it('names the field of a refusal of the directory', () => {
    const refusal = businessError(status.INVALID_ARGUMENT, 'ClaimInvalid', { field: 'donor_ispb' });
    expect(errorOf(refusal)).toMatchObject({
      message: expect.stringContaining('ClaimInvalid (donor_ispb)') as unknown,
      details: { field: 'donor_ispb' },
    });
  });

  it('names the field of a validation error, unless it could be a value', () => {
    const fieldOf = (field: string) =>
      errorOf(
        ErrorResponse.fromPartial({
          grpcCode: status.INVALID_ARGUMENT,
          details: { $case: 'validation', value: { field, providedValue: 'secret of the peer' } },
        }),
      );
    expect(fieldOf('claimer_account.ispb')).toMatchObject({
      type: 'InvalidInput',
      details: { field: 'claimer_account.ispb', status: 'INVALID_ARGUMENT' },
    });
    for (const value of ['', '11122233300', 'nobody@example.com', '+5511987654321', 'João']) {
      expect(fieldOf(value).details).not.toHaveProperty('field');
    }
  });

  it('retries a fault that the Bridge calls retriable, and leaves another one to the status', () => {
    const typeOf = (retriable: boolean) =>
      errorOf(
        ErrorResponse.fromPartial({
          grpcCode: status.FAILED_PRECONDITION,
          details: { $case: 'infrastructure', value: { retriable } },
        }),
      ).type;
    expect(typeOf(true)).toBe('BridgeUnavailable');
    expect(typeOf(false)).toBe('BridgeRefused');
  });

  it.each(['ClaimResolutionPeriodNotEnded', 'ClaimCompletionPeriodNotEnded'])(
    '%s tells when to come again',
    (type) => {
      const notBefore = new Date('2026-12-01T12:30:00.000Z');
      const context = { not_before: notBefore.toISOString() };
      const failure = errorOf(businessError(status.FAILED_PRECONDITION, type, context));
      expect(failure).toMatchObject({ type, repeat: 'later', details: { notBefore } });
      const without = errorOf(businessError(status.FAILED_PRECONDITION, type, { not_before: '?' }));
      expect(without.details).toEqual({ status: 'FAILED_PRECONDITION' });
    },
  );

  it('leaves details that cannot be read to the status', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const metadata = new Metadata();
        metadata.set('grpc-status-details-bin', Buffer.from(bytes));
        const failure = toBridgeError(serviceError(status.UNAVAILABLE, metadata), 'GetClaim');
        expect(failure.type).toBe('BridgeUnavailable');
      }),
    );
  });

  it("carries nothing of the peer's text", () => {
    const failure = errorOf(businessError(status.NOT_FOUND, 'NotFound', { name: 'secret' }));
    const told = [failure.message, failure.stack, String(failure.cause), JSON.stringify(failure)];
    expect(told.join()).not.toContain('secret');
  });
});
