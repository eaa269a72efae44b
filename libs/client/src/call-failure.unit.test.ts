// Proves that whatever Temporal answers becomes an error of a known type, and that a foreign copy of it is known too.
import {
  ApplicationFailure,
  ServiceError,
  TimeoutFailure,
  WorkflowFailedError,
  WorkflowUpdateFailedError,
} from '@temporalio/client';
import { describe, expect, it } from 'vitest';
import { toCallError } from './call-failure.js';
import { ConnDictError, isConnDictError } from './conn-dict-error.js';

const WORKFLOW_ID = 'claim-TEST-001';
const typeOf = (error: unknown) => (toCallError(error, WORKFLOW_ID) as ConnDictError).type;
const grpcError = (code: number) =>
  Object.assign(new Error('canary'), { code, details: 'canary', metadata: {} });
const failed = (cause: Error) => new WorkflowFailedError('canary', cause, 'TIMEOUT');

describe('an answer of the server', () => {
  it.each([
    [1, 'CallTimedOut'],
    [4, 'CallTimedOut'],
    [8, 'ServerUnavailable'],
    [9, 'WorkerUnavailable'],
    [13, 'ServerUnavailable'],
    [14, 'ServerUnavailable'],
    [3, 'ServerRefused'],
    [7, 'ServerRefused'],
    [16, 'ServerRefused'],
  ])('with gRPC status %i is %s, wrapped or not', (code, type) => {
    expect(typeOf(grpcError(code))).toBe(type);
    expect(typeOf(new ServiceError('canary', { cause: grpcError(code) }))).toBe(type);
  });

  it('is no part of the message', () => {
    const error = toCallError(new ServiceError('canary', { cause: grpcError(14) }), WORKFLOW_ID);
    expect((error as Error).message).toBe('ServerUnavailable (claim-TEST-001)');
  });
});

it('an answer that the keys of the caller cannot read has a type, and is worth another try', () => {
  const error = ApplicationFailure.create({ type: 'PayloadUnreadable', message: 'canary' });
  expect(toCallError(error, WORKFLOW_ID)).toMatchObject({
    type: 'PayloadUnreadable',
    repeat: 'retry',
    message: 'PayloadUnreadable (claim-TEST-001)',
  });
});

describe('the end of a run', () => {
  it('is its failure, however deep it lies', () => {
    const inner = ApplicationFailure.create({
      type: 'TaxIdNumberBlocked',
      details: [{ field: 'owner.tax_id' }],
    });
    const outer = ApplicationFailure.create({ type: 'Error', cause: inner });
    expect(toCallError(failed(outer), WORKFLOW_ID)).toMatchObject({
      type: 'TaxIdNumberBlocked',
      faults: [{ field: 'owner.tax_id', rule: 'refused' }],
    });
  });

  it('can be its time, or the end of an update with it', () => {
    expect(typeOf(failed(new TimeoutFailure('canary', undefined, 'START_TO_CLOSE')))).toBe(
      'RunTimedOut',
    );
    const aborted = ApplicationFailure.create({ type: 'AcceptedUpdateCompletedWorkflow' });
    expect(typeOf(new WorkflowUpdateFailedError('canary', aborted))).toBe('RunEnded');
  });

  it.each([[{ faults: 'none' }], [{ faults: [null, 3, { field: 'a' }] }], [null], ['text']])(
    'names no faults where its details are %j',
    (detail) => {
      const failure = ApplicationFailure.create({ type: 'InvalidInput', details: [detail] });
      expect(toCallError(failed(failure), WORKFLOW_ID)).toMatchObject({ faults: [] });
    },
  );
});

describe('an error', () => {
  it('of nobody stays what it is', () => {
    const bug = new TypeError('x is not a function');
    expect(toCallError(bug, WORKFLOW_ID)).toBe(bug);
    expect(isConnDictError(bug)).toBe(false);
  });

  it('is known by its brand, not by its class', () => {
    const copy = Object.assign(new Error(), {
      [Symbol.for('@conn-dict/client/error')]: true,
    });
    expect(isConnDictError(copy)).toBe(true);
    expect(isConnDictError(new ConnDictError('RunEnded'))).toBe(true);
  });
});
