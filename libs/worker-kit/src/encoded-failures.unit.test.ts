// Proves that no text of a failure stays outside its payload while failures are encoded, however often it is passed on, and that each comes back.
import {
  ActivityFailure,
  ApplicationFailure,
  RetryState,
  defaultFailureConverter,
  defaultPayloadConverter,
  type ProtoFailure,
} from '@temporalio/common';
import { describe, expect, it } from 'vitest';
import { EncodingFailureConverter } from './encoded-failures.js';
import { failureConverter } from './sandbox-failure-converter.js';
import { ENCODE_FAILURES } from './sandbox-flag.js';

const converter = new EncodingFailureConverter();
const write = (error: unknown) => converter.errorToFailure(error, defaultPayloadConverter);
const read = (failure: ProtoFailure) => converter.failureToError(failure, defaultPayloadConverter);

/** Payloads are for the codec; of the error that the SDK puts into the last, only ids are fields of the message. */
const NOT_OUTSIDE = new Set(['encodedAttributes', 'payloads', 'activityFailureInfo']);

function outside(failure: ProtoFailure): string {
  return JSON.stringify(failure, (name, value: unknown) =>
    NOT_OUTSIDE.has(name) ? undefined : value,
  );
}

const newError = () =>
  ApplicationFailure.create({
    type: 'TaxIdNumberBlocked',
    message: 'canary outside',
    details: ['canary of the details'],
    cause: new Error('canary inside', { cause: 'canary text' }),
  });

describe('a failure', () => {
  it('has its type and nothing of its text outside, its causes neither', () => {
    const failure = write(newError());
    expect(outside(failure)).not.toMatch(/canary|unit\.test/);
    expect(failure).toMatchObject({
      message: 'Encoded failure',
      stackTrace: '',
      applicationFailureInfo: { type: 'TaxIdNumberBlocked' },
      cause: { message: 'Encoded failure', cause: { message: 'Encoded failure' } },
    });
  });

  it('comes back with its texts and stacks', () => {
    const error = newError();
    const back = read(write(error));
    expect(back).toMatchObject({
      message: 'canary outside',
      type: 'TaxIdNumberBlocked',
      cause: { message: 'canary inside' },
    });
    expect(back.stack).toContain('encoded-failures.unit.test.ts');
  });

  it('that a workflow passes on keeps its text, each time', () => {
    const received = read(write(newError()));
    const passedOn = [write(received), write(received)];
    for (const failure of passedOn) {
      expect(outside(failure)).not.toContain('canary');
      expect(read(failure)).toMatchObject({ message: 'canary outside' });
    }
  });

  it('from before the encryption is encoded when it is passed on, with its causes', () => {
    const before = defaultFailureConverter.errorToFailure(newError(), defaultPayloadConverter);
    const cause = defaultFailureConverter.failureToError(before, defaultPayloadConverter);
    const failure = write(
      new ActivityFailure('canary', 'CreateClaimActivity', '1', RetryState.TIMEOUT, 'me', cause),
    );
    expect(outside(failure)).not.toContain('canary');
    expect(read(failure).cause).toMatchObject({ message: 'canary outside' });
    expect(before.message).toBe('canary outside');
  });

  it('of an unreadable payload keeps its text, which names rule and key id: no key reads it else', () => {
    const message = 'payload under key "a": there is no such key here';
    const failure = write(ApplicationFailure.create({ type: 'PayloadUnreadable', message }));
    expect(failure).toMatchObject({ message, stackTrace: '' });
  });
});

it('the sandbox encodes failures only where the worker has said so', () => {
  const plain = failureConverter.errorToFailure(new Error('text'), defaultPayloadConverter);
  expect(plain.message).toBe('text');
  expect(ENCODE_FAILURES).not.toContain('\n');
});
