// Proves that a workflow finds the typed failure in whatever a step threw, and refuses bad input with one.
import { InvalidInputError, parseConfirmInput } from '@conn-dict/contracts';
import {
  ActivityFailure,
  ApplicationFailure,
  CancelledFailure,
  RetryState,
  TimeoutFailure,
} from '@temporalio/common';
import { describe, expect, it } from 'vitest';
import { applicationFailureOf, failureTypeOf, orInvalidInput } from './workflow-failure.js';

const inActivity = (cause: Error) =>
  new ActivityFailure('failed', 'StepActivity', '1', RetryState.TIMEOUT, 'worker', cause);

describe('failureTypeOf', () => {
  const refused = ApplicationFailure.nonRetryable('refused', 'Forbidden');

  it.each([
    ['a local activity', refused],
    ['an ordinary activity', inActivity(refused)],
    [
      'a failure around it',
      inActivity(ApplicationFailure.create({ type: 'Error', cause: refused })),
    ],
  ])('knows the type from %s', (_, error) => {
    expect(failureTypeOf(error)).toBe('Forbidden');
    expect(applicationFailureOf(error)).toBe(refused);
  });

  it.each([
    ['another type', ApplicationFailure.create({ type: 'TypeError' })],
    ['no type', ApplicationFailure.create({ message: 'Forbidden' })],
    ['a cancellation', inActivity(new CancelledFailure('cancelled'))],
    ['an error of another kind', Object.assign(new Error('x'), { type: 'Forbidden' })],
    ['no error', 'Forbidden'],
    ['nothing', undefined],
  ])('knows none in %s', (_, error) => {
    expect(failureTypeOf(error)).toBeUndefined();
  });

  it('knows what a step failed with last before its time was over', () => {
    const timeout = new TimeoutFailure('over', undefined, 'SCHEDULE_TO_CLOSE');
    expect(failureTypeOf(inActivity(timeout))).toBeUndefined();
    const after = Object.assign(timeout, { cause: refused });
    expect(failureTypeOf(inActivity(after))).toBe('Forbidden');
  });
});

describe('orInvalidInput', () => {
  it('gives what is parsed', () => {
    expect(orInvalidInput(() => parseConfirmInput({}))).toMatchObject({ kind: 'CONFIRM' });
  });

  it('makes a refusal of the input final, with fields and rules for the client', () => {
    const read = () => orInvalidInput(() => parseConfirmInput({ reason: 'secret', secret_1: 1 }));
    expect(read).toThrow(ApplicationFailure);
    expect(read).toThrow(
      expect.objectContaining({
        type: 'InvalidInput',
        nonRetryable: true,
        message: expect.stringMatching(/^\(unnamed\): unknown field; reason: one of/) as unknown,
        details: [
          {
            faults: [
              { field: '(unnamed)', rule: 'unknown field' },
              { field: 'reason', rule: expect.stringMatching(/^one of /) as unknown },
            ],
          },
        ],
      }),
    );
  });

  it('lets every other error pass', () => {
    const bug = new TypeError('a bug');
    expect(() =>
      orInvalidInput(() => {
        throw bug;
      }),
    ).toThrow(bug);
    expect(bug).not.toBeInstanceOf(InvalidInputError);
  });
});
