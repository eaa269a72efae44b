// Proves that an activity parses its input at its door, runs on what was parsed, and fails with a typed failure.
import { expireClaimShape, type ExpireClaimInput } from '@conn-dict/contracts';
import { ApplicationFailure } from '@temporalio/common';
import { expect, expectTypeOf, it, vi } from 'vitest';
import { EventsError } from '../../test/our-errors.js';
import { defineActivity } from './define-activity.js';

const INPUT: ExpireClaimInput = {
  claim_id: 'TEST-001',
  directory_claim_id: 'D-1',
  request_id: '6f9619ff-8b86-4011-b42d-00c04fc964ff',
};

it('runs on what was parsed, and gives what it gave', async () => {
  const run = vi.fn(({ claimId }: { claimId: string }) => Promise.resolve(`${claimId} expired`));
  const activity = defineActivity(expireClaimShape, run);
  expect(await activity(INPUT)).toBe('TEST-001 expired');
  expect(run).toHaveBeenCalledExactlyOnceWith({
    claimId: 'TEST-001',
    directoryClaimId: 'D-1',
    requestId: INPUT.request_id,
  });
  expectTypeOf(activity).toEqualTypeOf<(input: ExpireClaimInput) => Promise<string>>();
});

it('does not run on bad input, which is final, by field and rule', async () => {
  const run = vi.fn(() => Promise.resolve());
  const activity = defineActivity(expireClaimShape, run);
  // @ts-expect-error -- a number as text, and an unknown field
  const failure = await activity({ ...INPUT, claim_id: 7, colour: 'blue' }).catch(
    (e: unknown) => e,
  );
  expect(failure).toBeInstanceOf(ApplicationFailure);
  expect(failure).toMatchObject({
    type: 'InvalidInput',
    nonRetryable: true,
    details: [
      {
        faults: [
          { field: 'colour', rule: 'unknown field' },
          { field: 'claim_id', rule: 'must be a string' },
        ],
      },
    ],
  });
  expect(run).not.toHaveBeenCalled();
});

it('fails with the type of what its work threw', async () => {
  const activity = defineActivity(expireClaimShape, () => Promise.reject(new EventsError('down')));
  await expect(activity(INPUT)).rejects.toMatchObject({
    type: 'EventsUnavailable',
    nonRetryable: false,
  });
});

it('fails so, too, where its work throws before it gives a promise', async () => {
  const activity = defineActivity(expireClaimShape, () => {
    throw new EventsError('down');
  });
  await expect(activity(INPUT)).rejects.toMatchObject({ type: 'EventsUnavailable' });
});

it('lets a bug pass, which Temporal retries', async () => {
  const bug = new TypeError('a bug');
  const activity = defineActivity(expireClaimShape, () => Promise.reject(bug));
  await expect(activity(INPUT)).rejects.toBe(bug);
});
